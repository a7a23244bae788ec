import { Injectable } from '@nestjs/common';
import { ProductCatalogue, type CatalogueVocabulary, type ProductHits } from '@app/application';
import { satisfiesLimits, type Product, type SearchCriteria } from '@app/domain';
import { Database } from '../database/database';
import { list, sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import type { CatalogueIndex } from './catalogue-index';
import { findCatalogue } from './catalogue.query';
import { CatalogueLoreLoader } from './catalogue-lore.loader';
import { catalogueIndex } from './dialect-catalogue-index';
import { importProducts } from './import-products.transaction';
import { findCandidates } from './product-candidates';
import { productQuery, type ProductQuery } from './product-query';
import { PRODUCT_COLUMNS, toProduct, type ProductRow } from './product-row.mapper';
import { TenantTerms } from './tenant-terms';

const MOST_HITS = 100;
const IDS_AT_A_TIME = 500;

@Injectable()
export class SqlProductCatalogue extends ProductCatalogue {
  private readonly index: CatalogueIndex;

  constructor(
    private readonly database: Database,
    private readonly lore: CatalogueLoreLoader,
  ) {
    super();
    this.index = catalogueIndex(database.dialect);
  }

  async getProducts(
    businessId: string,
    productIds: readonly string[],
  ): Promise<ReadonlyMap<string, Product>> {
    const ids = [...new Set(productIds)];
    const found = new Map<string, Product>();
    for (let start = 0; start < ids.length; start += IDS_AT_A_TIME) {
      const rows = await this.database.read(businessId, () =>
        findProducts(businessId, ids.slice(start, start + IDS_AT_A_TIME)),
      );
      for (const row of rows) found.set(row.product_id, toProduct(row));
    }
    return found;
  }

  async search(businessId: string, criteria: SearchCriteria, limit: number): Promise<ProductHits> {
    const catalogue = await this.database.read(businessId, () => findCatalogue(businessId));
    if (catalogue === undefined) return { products: [], matched: 0 };
    const { nouns, vocabulary } = await this.lore.load(businessId, catalogue);
    const query = productQuery(criteria, new TenantTerms(catalogue.catalogueNo));
    const find = (asked: ProductQuery): Transaction<readonly number[]> =>
      findCandidates(businessId, criteria, this.index.matchProducts(asked, vocabulary.productCount), nouns);
    return this.database.read(businessId, function* () {
      const found = yield* firstFound(attempts(query, criteria), find);
      const rows = yield* productsInOrder(found.slice(0, Math.min(limit, MOST_HITS)));
      const products = rows.map(toProduct).filter((product) => satisfiesLimits(product, criteria));
      return { products, matched: found.length };
    });
  }

  async vocabulary(businessId: string): Promise<CatalogueVocabulary> {
    const catalogue = await this.database.read(businessId, () => findCatalogue(businessId));
    return (await this.lore.load(businessId, catalogue)).vocabulary;
  }

  upsertProducts(businessId: string, products: readonly Product[]): Promise<void> {
    return this.database.write(businessId, () => importProducts(businessId, products, this.index));
  }
}

/** Sorted by price, one that merely has some word would come first: all words are asked for, if any product has them. */
function attempts(query: ProductQuery, { sort }: SearchCriteria): readonly ProductQuery[] {
  return sort === 'relevance' ? [query] : [{ ...query, allWords: true }, query];
}

function* firstFound(
  queries: readonly ProductQuery[],
  find: (query: ProductQuery) => Transaction<readonly number[]>,
): Transaction<readonly number[]> {
  for (const query of queries) {
    const found = yield* find(query);
    if (found.length > 0) return found;
  }
  return [];
}

function findProducts(businessId: string, ids: readonly string[]): Transaction<readonly ProductRow[]> {
  return all<ProductRow>(sql`
    SELECT ${PRODUCT_COLUMNS} FROM product p
    WHERE p.business_id = ${businessId} AND p.product_id IN (${list(ids.map((id) => sql`${id}`))})`);
}

function* productsInOrder(productNos: readonly number[]): Transaction<readonly ProductRow[]> {
  if (productNos.length === 0) return [];
  const rows = yield* all<ProductRow & { product_no: number }>(sql`
    SELECT p.product_no, ${PRODUCT_COLUMNS} FROM product p
    WHERE p.product_no IN (${list(productNos.map((productNo) => sql`${productNo}`))})`);
  const byNo = new Map(rows.map((row) => [row.product_no, row]));
  return productNos.flatMap((productNo) => byNo.get(productNo) ?? []);
}
