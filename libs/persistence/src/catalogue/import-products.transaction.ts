import type { Product } from '@app/domain';
import { all, type Transaction } from '../database/transaction';
import type { CatalogueIndex } from './catalogue-index';
import { countImport, lockCatalogue } from './catalogue.query';
import { productDocument, type ProductDocument } from './product-document';
import { upsertProducts } from './product-row.mapper';
import { TenantTerms } from './tenant-terms';

/** Rows in one statement: 14 values each, well under either database's limit of parameters. */
const CHUNK = 100;

/** @throws DomainError BUSINESS_NOT_FOUND */
export function* importProducts(
  businessId: string,
  products: readonly Product[],
  index: CatalogueIndex,
): Transaction<void> {
  if (products.length === 0) return;
  const terms = new TenantTerms((yield* lockCatalogue(businessId)).catalogueNo);
  // PostgreSQL refuses a row that comes twice in one statement; the last one wins.
  const distinct = [...new Map(products.map((product) => [product.productId, product])).values()];
  for (let start = 0; start < distinct.length; start += CHUNK) {
    yield* importChunk(businessId, distinct.slice(start, start + CHUNK), terms, index);
  }
  yield* countImport(businessId);
}

function* importChunk(
  businessId: string,
  products: readonly Product[],
  terms: TenantTerms,
  index: CatalogueIndex,
): Transaction<void> {
  const rows = yield* all<{ product_no: number; product_id: string }>(upsertProducts(businessId, products));
  const numbers = new Map(rows.map(({ product_id, product_no }) => [product_id, product_no]));
  const documents = new Map<number, ProductDocument>();
  for (const product of products) {
    const productNo = numbers.get(product.productId);
    if (productNo !== undefined) documents.set(productNo, productDocument(product, terms));
  }
  yield* index.putProducts(documents);
}
