import { canonicalJson, DomainError } from '@app/domain';
import type { ApiKey, KeyLimits, StoredApiKey } from '@app/application';
import { sql } from '../database/statement';
import { all, first, type Transaction } from '../database/transaction';
import { requireBusiness } from './business.query';

interface ApiKeyRow {
  readonly businessId: string;
  readonly keyId: string;
  readonly label: string;
  readonly scopes: string;
  readonly limits: string | null;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

const COLUMNS = sql`business_id AS "businessId", key_id AS "keyId", label, scopes, limits, created_at AS "createdAt",
  expires_at AS "expiresAt", revoked_at AS "revokedAt"`;

export function* findKey(keyId: string): Transaction<StoredApiKey | undefined> {
  const row = yield* first<ApiKeyRow & { readonly secretHash: string }>(
    sql`SELECT ${COLUMNS}, secret_hash AS "secretHash" FROM api_key WHERE key_id = ${keyId}`,
  );
  return row === undefined ? undefined : { ...toApiKey(row), secretHash: row.secretHash };
}

export function* findKeys(businessId: string): Transaction<readonly ApiKey[]> {
  const rows = yield* all<ApiKeyRow>(
    sql`SELECT ${COLUMNS} FROM api_key WHERE business_id = ${businessId} ORDER BY created_at, key_id`,
  );
  return rows.map(toApiKey);
}

/** @throws DomainError BUSINESS_NOT_FOUND or ALREADY_EXISTS */
export function* insertKey(key: StoredApiKey): Transaction<void> {
  yield* requireBusiness(key.businessId);
  const inserted = yield* first(sql`
    INSERT INTO api_key (business_id, key_id, label, scopes, limits, secret_hash, created_at, expires_at, revoked_at)
    VALUES (${key.businessId}, ${key.keyId}, ${key.label}, ${JSON.stringify(key.scopes)}, ${limitsText(key.limits)},
      ${key.secretHash}, ${Date.parse(key.createdAt)}, ${toEpoch(key.expiresAt)}, ${toEpoch(key.revokedAt)})
    ON CONFLICT DO NOTHING RETURNING key_id`);
  if (inserted === undefined) throw new DomainError('ALREADY_EXISTS', `there is a key ${key.keyId} already`);
}

export function* revokeKey(businessId: string, keyId: string, revokedAt: string): Transaction<boolean> {
  const revoked = yield* first(sql`
    UPDATE api_key SET revoked_at = COALESCE(revoked_at, ${Date.parse(revokedAt)})
    WHERE business_id = ${businessId} AND key_id = ${keyId} RETURNING key_id`);
  return revoked !== undefined;
}

function toApiKey(row: ApiKeyRow): ApiKey {
  return {
    businessId: row.businessId,
    keyId: row.keyId,
    label: row.label,
    scopes: JSON.parse(row.scopes) as string[],
    limits: row.limits === null ? {} : (JSON.parse(row.limits) as KeyLimits),
    createdAt: new Date(row.createdAt).toISOString(),
    expiresAt: toTime(row.expiresAt),
    revokedAt: toTime(row.revokedAt),
  };
}

function limitsText(limits: KeyLimits): string | null {
  return Object.keys(limits).length === 0 ? null : canonicalJson(limits);
}

function toTime(epochMs: number | null): string | null {
  return epochMs === null ? null : new Date(epochMs).toISOString();
}

function toEpoch(time: string | null): number | null {
  return time === null ? null : Date.parse(time);
}
