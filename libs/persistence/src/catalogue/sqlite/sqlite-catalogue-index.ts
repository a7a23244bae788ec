import { list, sql, type Statement } from '../../database/statement';
import { run, type Transaction } from '../../database/transaction';
import type { CatalogueIndex, IndexMatch, KnowledgeDocument } from '../catalogue-index';
import type { ProductDocument } from '../product-document';
import type { ProductQuery } from '../product-query';
import { anyOf, facetExpression, productExpression, titleExpression } from './fts5-expression';

/**
 * FTS5 with BM25. Weights stand in the order of the columns: title, category, brand, attributes, description. They
 * were chosen on a real catalogue of 19,406 products (`npm run quality:search`).
 */
export class SqliteCatalogueIndex implements CatalogueIndex {
  *putProducts(documents: ReadonlyMap<number, ProductDocument>): Transaction<void> {
    for (const [productNo, document] of documents) {
      const { title, category, brand, attributes, description, facets } = document;
      yield* run(sql`DELETE FROM product_search WHERE rowid = ${productNo}`);
      yield* run(sql`
        INSERT INTO product_search (rowid, title, category, brand, attributes, description)
        VALUES (${productNo}, ${text(title)}, ${text(category)}, ${text(brand)}, ${text(attributes)},
          ${text(description)})`);
      yield* run(sql`DELETE FROM product_facet WHERE rowid = ${productNo}`);
      yield* run(sql`INSERT INTO product_facet (rowid, facets) VALUES (${productNo}, ${text(facets)})`);
    }
  }

  matchProducts(query: ProductQuery): IndexMatch {
    const expression = productExpression(query);
    const conditions = list([...words(expression), ...notInTitle(query), ...facets(query)], ' AND ');
    // CROSS JOIN keeps the index first: by itself SQLite may look every product of the business up in it.
    return expression === null
      ? { source: sql`FROM product p WHERE ${conditions}`, score: sql`0` }
      : {
          source: sql`FROM product_search CROSS JOIN product p ON p.product_no = product_search.rowid
            WHERE ${conditions}`,
          score: sql`-bm25(product_search, 10.0, 3.0, 2.0, 1.0, 3.0)`,
        };
  }

  *putEntries(documents: ReadonlyMap<number, KnowledgeDocument>): Transaction<void> {
    for (const [entryNo, document] of documents) {
      yield* run(sql`DELETE FROM knowledge_search WHERE rowid = ${entryNo}`);
      yield* run(sql`
        INSERT INTO knowledge_search (rowid, title, text)
        VALUES (${entryNo}, ${text(document.title)}, ${text(document.text)})`);
    }
  }

  matchEntries(terms: readonly string[]): IndexMatch {
    return {
      source: sql`FROM knowledge_search CROSS JOIN knowledge_entry e ON e.entry_no = knowledge_search.rowid
        WHERE knowledge_search MATCH ${anyOf(terms)}`,
      score: sql`-bm25(knowledge_search, 3.0, 1.0)`,
    };
  }
}

function words(expression: string | null): readonly Statement[] {
  return expression === null ? [sql`TRUE`] : [sql`product_search MATCH ${expression}`];
}

function notInTitle({ excluded }: ProductQuery): readonly Statement[] {
  if (excluded.length === 0) return [];
  return [
    sql`p.product_no NOT IN
      (SELECT rowid FROM product_search WHERE product_search MATCH ${titleExpression(excluded)})`,
  ];
}

function facets({ facets: limits }: ProductQuery): readonly Statement[] {
  if (limits.length === 0) return [];
  return [
    sql`p.product_no IN (SELECT rowid FROM product_facet WHERE product_facet MATCH ${facetExpression(limits)})`,
  ];
}

function text(terms: readonly string[]): string {
  return terms.join(' ');
}
