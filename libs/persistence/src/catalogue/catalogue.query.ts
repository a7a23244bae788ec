import { sql } from '../database/statement';
import { all, first, run, type Transaction } from '../database/transaction';
import { requireBusiness } from '../tenancy/business.query';

export interface CatalogueRow {
  readonly catalogueNo: number;
  readonly productRevision: number;
}

const COLUMNS = sql`catalogue_no AS "catalogueNo", product_revision AS "productRevision"`;

/** Undefined until something is imported. */
export function findCatalogue(businessId: string): Transaction<CatalogueRow | undefined> {
  return first<CatalogueRow>(sql`SELECT ${COLUMNS} FROM catalogue WHERE business_id = ${businessId}`);
}

/** The oldest catalogues, of all businesses. */
export function firstCatalogues(
  most: number,
): Transaction<readonly (CatalogueRow & { readonly businessId: string })[]> {
  return all(sql`
    SELECT business_id AS "businessId", ${COLUMNS} FROM catalogue ORDER BY catalogue_no LIMIT ${most}`);
}

/** Locks the business's catalogue for an import, making it first if need be. @throws DomainError BUSINESS_NOT_FOUND */
export function* lockCatalogue(businessId: string): Transaction<CatalogueRow> {
  const [known] = yield* all<CatalogueRow>(
    sql`SELECT ${COLUMNS} FROM catalogue WHERE business_id = ${businessId} FOR UPDATE`,
  );
  if (known !== undefined) return known;
  yield* requireBusiness(businessId);
  const [made] = yield* all<CatalogueRow>(sql`
    INSERT INTO catalogue (business_id, catalogue_no, product_revision)
    VALUES (${businessId}, (SELECT coalesce(max(catalogue_no), 0) + 1 FROM catalogue), 0)
    RETURNING ${COLUMNS}`);
  return made ?? { catalogueNo: 0, productRevision: 0 };
}

export function countImport(businessId: string): Transaction<void> {
  return run(sql`
    UPDATE catalogue SET product_revision = product_revision + 1 WHERE business_id = ${businessId}`);
}
