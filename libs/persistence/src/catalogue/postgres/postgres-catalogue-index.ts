import { list, sql, type Statement } from '../../database/statement';
import { run, type Transaction } from '../../database/transaction';
import type { CatalogueIndex, IndexMatch, KnowledgeDocument } from '../catalogue-index';
import type { ProductDocument } from '../product-document';
import { rankingTerms, type ProductQuery } from '../product-query';
import { anyOf, facetExpression, productExpression, quoted, titleExpression } from './text-search-query';
import { TextSearchVector } from './text-search-vector';

/** Weights of D, C, B and A: brand and attributes, description, category, title. */
const WEIGHTS = '{0.1, 0.3, 0.3, 1.0}';
/** ts_rank divides by 1 + log of the document's length. */
const BY_LENGTH = 1;
/** A word that more products have than this tells nothing anyway. */
const COUNTED_PRODUCTS = 10_000;

/**
 * `tsvector` with GIN. ts_rank knows no difference between rare and common words, so each word's rank is multiplied
 * by how few products have it, as BM25 does.
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
    const expression = productExpression(query);
    const conditions = list([...words(expression), ...notInTitle(query), ...facets(query)], ' AND ');
    const ranks = rankingTerms(query).map((term) => rankOf(term, productCount));
    return {
      source: sql`FROM product_search s JOIN product p ON p.product_no = s.product_no WHERE ${conditions}`,
      score: ranks.length === 0 ? sql`0` : sql`(${list(ranks, ' + ')})`,
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
      score: sql`ts_rank(CAST(${WEIGHTS} AS real[]), s.terms, CAST(${anyOf(terms)} AS tsquery), ${BY_LENGTH})`,
    };
  }
}

/** The count of products that have the word is an uncorrelated subquery: PostgreSQL runs it once. */
function rankOf(term: string, productCount: number): Statement {
  const query = sql`CAST(${quoted(term)} AS tsquery)`;
  return sql`ts_rank(CAST(${WEIGHTS} AS real[]), s.terms, ${query}, CAST(${BY_LENGTH} AS integer))
    * ln(1 + CAST(${productCount} AS double precision) / (1 + (SELECT count(*) FROM
      (SELECT 1 FROM product_search WHERE terms @@ ${query} LIMIT ${COUNTED_PRODUCTS}) having_word)))`;
}

function words(expression: string | null): readonly Statement[] {
  return expression === null ? [sql`TRUE`] : [sql`s.terms @@ CAST(${expression} AS tsquery)`];
}

function notInTitle({ excluded }: ProductQuery): readonly Statement[] {
  return excluded.length === 0 ? [] : [sql`NOT s.terms @@ CAST(${titleExpression(excluded)} AS tsquery)`];
}

function facets({ facets: limits }: ProductQuery): readonly Statement[] {
  return limits.length === 0 ? [] : [sql`s.facets @@ CAST(${facetExpression(limits)} AS tsquery)`];
}
