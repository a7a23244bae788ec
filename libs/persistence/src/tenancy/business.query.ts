import { DomainError } from '@app/domain';
import type { Business } from '@app/application';
import { sql } from '../database/statement';
import { all, first, type Transaction } from '../database/transaction';

interface BusinessRow {
  readonly businessId: string;
  readonly name: string;
  readonly createdAt: number;
}

const COLUMNS = sql`business_id AS "businessId", name, created_at AS "createdAt"`;

/** @throws DomainError BUSINESS_NOT_FOUND */
export function* requireBusiness(businessId: string): Transaction<void> {
  if ((yield* findBusiness(businessId)) !== undefined) return;
  throw new DomainError('BUSINESS_NOT_FOUND', `there is no business ${businessId}`);
}

export function* findBusiness(businessId: string): Transaction<Business | undefined> {
  const row = yield* first<BusinessRow>(
    sql`SELECT ${COLUMNS} FROM business WHERE business_id = ${businessId}`,
  );
  return row === undefined ? undefined : toBusiness(row);
}

export function* findBusinesses(): Transaction<readonly Business[]> {
  const rows = yield* all<BusinessRow>(sql`SELECT ${COLUMNS} FROM business ORDER BY business_id`);
  return rows.map(toBusiness);
}

/** @throws DomainError ALREADY_EXISTS */
export function* insertBusiness({ businessId, name, createdAt }: Business): Transaction<void> {
  const inserted = yield* first(sql`
    INSERT INTO business (business_id, name, created_at) VALUES (${businessId}, ${name}, ${Date.parse(createdAt)})
    ON CONFLICT DO NOTHING RETURNING business_id`);
  if (inserted === undefined) {
    throw new DomainError('ALREADY_EXISTS', `there is a business ${businessId} already`);
  }
}

function toBusiness({ businessId, name, createdAt }: BusinessRow): Business {
  return { businessId, name, createdAt: new Date(createdAt).toISOString() };
}
