import { Injectable } from '@nestjs/common';
import { ProductCatalogue, type CatalogueVocabulary, type ProductHits } from '@app/application';
import { satisfiesLimits, type Product, type SearchCriteria } from '@app/domain';
import { Database, EVERY_BUSINESS } from '../database/database';
import { list, sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import type { CatalogueIndex } from './catalogue-index';
import { findCatalogue, firstCatalogues, type CatalogueRow } from './catalogue.query';
import { CatalogueLoreLoader } from './catalogue-lore.loader';
import { catalogueIndex } from './dialect-catalogue-index';
import { importProducts } from './import-products.transaction';
import { findCandidates, hasAny } from './product-candidates';
import { neededQuery, productQuery, type ProductQuery } from './product-query';
import { PRODUCT_COLUMNS, toProduct, type ProductRow } from './product-row.mapper';
import { SearchMemory, type Found } from './search-memory';
import { TenantTerms } from './tenant-terms';
import type { CatalogueLore } from './vocabulary-builder';

const MOST_HITS = 100;
const IDS_AT_A_TIME = 500;
const MOST_PREPARED = 20;
const NOTHING_FOUND: Found = { productNos: [], matched: 0 };

@Injectable()
export class SqlProductCatalogue extends ProductCatalogue {
  private readonly index: CatalogueIndex;
  private readonly memory = new SearchMemory();

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

  async search(
    businessId: string,
    criteria: SearchCriteria,
    limit: number,
    needed: readonly string[] = [],
  ): Promise<ProductHits> {
    const catalogue = await this.database.read(businessId, () => findCatalogue(businessId));
    if (catalogue === undefined) return { products: [], matched: 0 };
    const known = this.memory.getFound(catalogue, criteria, needed);
    const { productNos, matched } = known ?? (await this.find(businessId, catalogue, criteria, needed));
    const products = await this.productsInOrder(businessId, catalogue, productNos.slice(0, limit));
    const { currency } = (await this.lore.load(businessId, catalogue)).vocabulary;
    return { products: products.filter((product) => satisfiesLimits(product, criteria, currency)), matched };
  }

  async vocabulary(businessId: string): Promise<CatalogueVocabulary> {
    const catalogue = await this.database.read(businessId, () => findCatalogue(businessId));
    return (await this.lore.load(businessId, catalogue)).vocabulary;
  }

  async prepare(): Promise<void> {
    const catalogues = await this.database.read(EVERY_BUSINESS, () => firstCatalogues(MOST_PREPARED));
    for (const { businessId, ...catalogue } of catalogues) await this.lore.load(businessId, catalogue);
  }

  upsertProducts(businessId: string, products: readonly Product[]): Promise<void> {
    return this.database.write(businessId, () => importProducts(businessId, products, this.index));
  }

  /** Nothing where no product has all needed words; otherwise what is found without them. */
  private async find(
    businessId: string,
    catalogue: CatalogueRow,
    criteria: SearchCriteria,
    needed: readonly string[],
  ): Promise<Found> {
    const lore = await this.lore.load(businessId, catalogue);
    const query = productQuery(criteria, new TenantTerms(catalogue.catalogueNo));
    const isOfUse = await this.hasNeeded(businessId, catalogue, query, needed, lore);
    const found = isOfUse
      ? (this.memory.getFound(catalogue, criteria, []) ??
        (await this.match(businessId, criteria, query, lore)))
      : NOTHING_FOUND;
    this.memory.keepFound(catalogue, criteria, needed, found);
    if (isOfUse) this.memory.keepFound(catalogue, criteria, [], found);
    return found;
  }

  private async hasNeeded(
    businessId: string,
    { catalogueNo }: CatalogueRow,
    query: ProductQuery,
    needed: readonly string[],
    { unindexed, vocabulary }: CatalogueLore,
  ): Promise<boolean> {
    const asked = neededQuery(query, needed, unindexed, new TenantTerms(catalogueNo));
    if (asked === undefined) return true;
    const match = this.index.matchProducts(asked, vocabulary.productCount);
    return this.database.read(businessId, () => hasAny(businessId, match));
  }

  private async match(
    businessId: string,
    criteria: SearchCriteria,
    query: ProductQuery,
    lore: CatalogueLore,
  ): Promise<Found> {
    const { productCount } = lore.vocabulary;
    const find = (asked: ProductQuery): Transaction<readonly number[]> =>
      findCandidates(businessId, criteria, this.index.matchProducts(asked, productCount), lore);
    const found = await this.database.read(businessId, () => firstFound(attempts(query, criteria), find));
    return { productNos: found.slice(0, MOST_HITS), matched: found.length };
  }

  private async productsInOrder(
    businessId: string,
    catalogue: CatalogueRow,
    productNos: readonly number[],
  ): Promise<readonly Product[]> {
    const products = new Map<number, Product>();
    const unread: number[] = [];
    for (const productNo of productNos) {
      const known = this.memory.getProduct(catalogue, productNo);
      if (known === undefined) unread.push(productNo);
      else products.set(productNo, known);
    }
    if (unread.length > 0) {
      for (const row of await this.database.read(businessId, () => findProductsByNo(unread))) {
        const product = toProduct(row);
        this.memory.keepProduct(catalogue, row.product_no, product);
        products.set(row.product_no, product);
      }
    }
    return productNos.flatMap((productNo) => products.get(productNo) ?? []);
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

function findProductsByNo(
  productNos: readonly number[],
): Transaction<readonly (ProductRow & { readonly product_no: number })[]> {
  return all(sql`
    SELECT p.product_no, ${PRODUCT_COLUMNS} FROM product p
    WHERE p.product_no IN (${list(productNos.map((productNo) => sql`${productNo}`))})`);
}
