import type { Statement } from '../database/statement';
import type { Transaction } from '../database/transaction';
import type { ProductDocument } from './product-document';
import type { ProductQuery } from './product-query';

/** Parts of a SELECT over `product p` or `knowledge_entry e`. */
export interface IndexMatch {
  /** From `FROM` to a first condition of WHERE; more may follow with AND. */
  readonly source: Statement;
  /** A number, higher for a better match. */
  readonly score: Statement;
}

/** What the full-text index knows of a knowledge entry, as prefixed terms in reading order. */
export interface KnowledgeDocument {
  readonly title: readonly string[];
  readonly text: readonly string[];
}

/** One database's full-text index, written in the same transaction as the rows it finds. Keys are row numbers. */
export interface CatalogueIndex {
  putProducts(documents: ReadonlyMap<number, ProductDocument>): Transaction<void>;
  /** @param productCount of the business: a word that most of them have tells little */
  matchProducts(query: ProductQuery, productCount: number): IndexMatch;
  putEntries(documents: ReadonlyMap<number, KnowledgeDocument>): Transaction<void>;
  /** Entries that have any of the words. */
  matchEntries(words: readonly string[]): IndexMatch;
}
