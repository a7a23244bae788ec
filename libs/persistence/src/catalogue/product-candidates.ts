import { limitsPrice, satisfiesAttributes, type ProductAttributes, type SearchCriteria } from '@app/domain';
import { list, sql, type Statement } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import type { IndexMatch } from './catalogue-index';
import { rankCandidates } from './candidate-ranking';
import { brandKey } from './product-row.mapper';
import type { CatalogueLore } from './vocabulary-builder';

/** More candidates than this are not looked at; `matched` counts up to here. */
export const MOST_CANDIDATES = 1_000;

interface CandidateRow {
  readonly productNo: number;
  readonly title: string;
  readonly category: string | null;
  readonly attributes: string | null;
  readonly score: number;
}

/** The numbers of the products that satisfy the criteria, best first. */
export function* findCandidates(
  businessId: string,
  criteria: SearchCriteria,
  match: IndexMatch,
  lore: CatalogueLore,
): Transaction<readonly number[]> {
  const rows = yield* all<CandidateRow>(select(businessId, criteria, match, lore));
  const candidates = rows.filter((row) => hasAttributes(row, criteria));
  return rankCandidates(candidates, criteria, lore.nouns).map(({ productNo }) => productNo);
}

/** Whether any product of the business matches. */
export function* hasAny(businessId: string, { source }: IndexMatch): Transaction<boolean> {
  const found = yield* all(sql`SELECT 1 AS found ${source} AND p.business_id = ${businessId} LIMIT 1`);
  return found.length > 0;
}

function select(
  businessId: string,
  criteria: SearchCriteria,
  { source, score }: IndexMatch,
  lore: CatalogueLore,
): Statement {
  const attributes = criteria.attributes.length > 0 ? sql`p.attributes` : sql`NULL AS attributes`;
  return sql`
    SELECT p.product_no AS "productNo", p.title, p.category, ${attributes},
      ${score} AS score
    ${source} AND ${list(limits(businessId, lore.vocabulary.currency, criteria), ' AND ')}
    ORDER BY ${order(criteria, lore)}, p.product_no LIMIT ${MOST_CANDIDATES}`;
}

/** A price limit is an amount of the shop's currency: 500 JPY are not within 5 USD, though both are 500 minor units. */
function limits(businessId: string, currency: string, criteria: SearchCriteria): readonly Statement[] {
  const { minPriceMinor, maxPriceMinor, brands, excludedBrands, onlyAvailable } = criteria;
  return [
    sql`p.business_id = ${businessId}`,
    ...(limitsPrice(criteria) ? [sql`p.currency = ${currency}`] : []),
    ...(minPriceMinor === null ? [] : [sql`p.price_minor >= ${Math.ceil(minPriceMinor)}`]),
    ...(maxPriceMinor === null ? [] : [sql`p.price_minor <= ${Math.floor(maxPriceMinor)}`]),
    ...(brands.length === 0 ? [] : [sql`p.brand_key IN (${keys(brands)})`]),
    ...(excludedBrands.length === 0 ? [] : [sql`p.brand_key NOT IN (${keys(excludedBrands)})`]),
    ...(onlyAvailable ? [sql`p.availability <> 'out-of-stock'`] : []),
  ];
}

function keys(brands: readonly string[]): Statement {
  return list(brands.map((brand) => sql`${brandKey(brand)}`));
}

function order({ sort }: SearchCriteria, lore: CatalogueLore): Statement {
  switch (sort) {
    case 'relevance':
      return sql`score DESC`;
    case 'price-ascending':
      return sql`${byCurrency(lore)} p.price_minor ASC NULLS LAST`;
    case 'price-descending':
      return sql`${byCurrency(lore)} p.price_minor DESC NULLS LAST`;
  }
}

/** As `comparePrices` has it. No index has this order, so that it is asked for only where it makes a difference. */
function byCurrency({ hasCurrencies, vocabulary: { currency } }: CatalogueLore): Statement {
  return hasCurrencies ? sql`p.currency IS NULL, p.currency <> ${currency}, p.currency,` : sql``;
}

function hasAttributes({ attributes }: CandidateRow, criteria: SearchCriteria): boolean {
  if (attributes === null) return true;
  return satisfiesAttributes(JSON.parse(attributes) as ProductAttributes, criteria.attributes);
}
