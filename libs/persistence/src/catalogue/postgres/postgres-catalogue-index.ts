import { list, sql, type Statement } from '../../database/statement';
import { run, type Transaction } from '../../database/transaction';
import type { CatalogueIndex, IndexMatch, KnowledgeDocument } from '../catalogue-index';
import type { ProductDocument } from '../product-document';
import { rankingTerms, type ProductQuery } from '../product-query';
import { anyOf, facetExpression, productExpression, quoted, titleExpression } from './text-search-query';
import { TextSearchVector } from './text-search-vector';

/** Weights of D, C, B and A: brand and attributes, description, category, title. */
const WEIGHTS = '{0.2, 0.3, 0.3, 1.0}';
/** Makes of ts_rank, 0 to 1, what BM25 takes for a weighted count of the word. */
const COUNT_SCALE = 16;
/** BM25's own: how soon more of the same word adds nothing, how much a long text loses, and what length is usual. */
const SATURATION = 1.2;
const LENGTH_SHARE = 0.3;
const USUAL_LENGTH = 32;
/** A word that more products have than this tells nothing anyway. */
const COUNTED_PRODUCTS = 10_000;

/**
 * `tsvector` with GIN. ts_rank alone knows no difference between rare and common words; BM25 is made of it here. Its
 * constants were chosen on a real catalogue of 19,406 products (`npm run quality:search`).
 */
export class PostgresCatalogueIndex implements CatalogueIndex {
  *putProducts(documents: ReadonlyMap<number, ProductDocument>): Transaction<void> {
    const rows = [...documents].map(
      ([productNo, { title, category, brand, attributes, description, facets }]) => {
        const terms = new TextSearchVector().add(title, 'A').add(category, 'B').add(description, 'C');
        const vector = terms.add(brand, 'D').add(attributes, 'D').toString();
        return sql`(${productNo}, ${vector}, ${facets.map(quoted).join(' ')})`;
      },
    );
    yield* run(sql`
      INSERT INTO product_search (product_no, terms, facets) VALUES ${list(rows)}
      ON CONFLICT (product_no) DO UPDATE SET terms = excluded.terms, facets = excluded.facets`);
  }

  matchProducts(query: ProductQuery, productCount: number): IndexMatch {
    const conditions = [...words(query), ...notInTitle(query), ...facets(query)];
    if (conditions.length === 0) return { source: sql`FROM product p WHERE TRUE`, score: sql`0` };
    const ranks = rankingTerms(query).map((term) => rankOf(term, productCount));
    const score = ranks.length === 0 ? sql`0` : list(ranks, ' + ');
    // OFFSET 0 keeps the index first: by itself PostgreSQL may look every product of the business up in it.
    return {
      source: sql`FROM
        (SELECT product_no, ${score} AS score FROM product_search WHERE ${list(conditions, ' AND ')} OFFSET 0) s
        JOIN product p ON p.product_no = s.product_no WHERE TRUE`,
      score: sql`s.score`,
    };
  }

  *putEntries(documents: ReadonlyMap<number, KnowledgeDocument>): Transaction<void> {
    const rows = [...documents].map(
      ([entryNo, { title, text }]) =>
        sql`(${entryNo}, ${new TextSearchVector().add(title, 'A').add(text, 'C').toString()})`,
    );
    yield* run(sql`
      INSERT INTO knowledge_search (entry_no, terms) VALUES ${list(rows)}
      ON CONFLICT (entry_no) DO UPDATE SET terms = excluded.terms`);
  }

  matchEntries(terms: readonly string[]): IndexMatch {
    return {
      source: sql`FROM knowledge_search s JOIN knowledge_entry e ON e.entry_no = s.entry_no
        WHERE s.terms @@ CAST(${anyOf(terms)} AS tsquery)`,
      score: sql`ts_rank(CAST(${WEIGHTS} AS real[]), s.terms, CAST(${anyOf(terms)} AS tsquery))`,
    };
  }
}

/** Of a word: BM25 of its weighted count in the product, times how few products have it. */
function rankOf(term: string, productCount: number): Statement {
  const query = sql`CAST(${quoted(term)} AS tsquery)`;
  const count = sql`${real(COUNT_SCALE)} * ts_rank(CAST(${WEIGHTS} AS real[]), terms, ${query})`;
  const length = sql`(${real(1 - LENGTH_SHARE)} + ${real(LENGTH_SHARE / USUAL_LENGTH)} * length(terms))`;
  // Uncorrelated, so PostgreSQL counts once.
  const productsWithWord = sql`(SELECT count(*) FROM
    (SELECT 1 FROM product_search WHERE terms @@ ${query} LIMIT ${COUNTED_PRODUCTS}) with_word)`;
  return sql`ln(1 + ${real(productCount)} / (1 + ${productsWithWord}))
    * ${count} / (${count} + ${real(SATURATION)} * ${length})`;
}

function real(value: number): Statement {
  return sql`CAST(${value} AS double precision)`;
}

function words(query: ProductQuery): readonly Statement[] {
  const expression = productExpression(query);
  return expression === null ? [] : [sql`terms @@ CAST(${expression} AS tsquery)`];
}

function notInTitle({ excluded }: ProductQuery): readonly Statement[] {
  return excluded.length === 0 ? [] : [sql`NOT terms @@ CAST(${titleExpression(excluded)} AS tsquery)`];
}

function facets({ facets: limits }: ProductQuery): readonly Statement[] {
  return limits.length === 0 ? [] : [sql`facets @@ CAST(${facetExpression(limits)} AS tsquery)`];
}
