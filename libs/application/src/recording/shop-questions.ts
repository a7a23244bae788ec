import { canonicalJson, type Product, type SearchCriteria } from '@app/domain';
import type { KnowledgeEntry, KnowledgeHit } from '../ports/knowledge-base';
import type { CatalogueVocabulary, ProductHits } from '../ports/product-catalogue';
import { contentDigest } from './content';

/** What can be asked of a shop, with what it answers. */
export interface ShopAnswers {
  readonly products: ReadonlyMap<string, Product>;
  readonly search: ProductHits;
  readonly vocabulary: CatalogueVocabulary;
  readonly knowledge: readonly KnowledgeHit[];
  readonly entries: readonly KnowledgeEntry[];
}

export type ShopQuestion = keyof ShopAnswers;

/** Keeps a thing of the shop, once, and answers its digest. */
export type KeepThing = (thing: Product | KnowledgeEntry) => string;
/** The thing that was kept under a digest. */
export type FindThing = (digest: string) => unknown;

interface AnswerForm<Answer, Stored> {
  /** What is stored of an answer: things by their digest, everything in the order it was read. */
  write(answer: Answer, keep: KeepThing): Stored;
  read(stored: Stored, find: FindThing): Answer;
}

interface StoredVocabulary extends Omit<CatalogueVocabulary, 'attributes'> {
  readonly attributes: readonly (readonly [string, readonly string[]])[];
}

const PRODUCTS: AnswerForm<ShopAnswers['products'], readonly string[]> = {
  write: (products, keep) => [...products.values()].map(keep),
  read: (stored, find) => {
    const products = stored.map((digest) => find(digest) as Product);
    return new Map(products.map((product) => [product.productId, product]));
  },
};

const SEARCH: AnswerForm<ProductHits, { readonly matched: number; readonly products: readonly string[] }> = {
  write: ({ matched, products }, keep) => ({ matched, products: products.map(keep) }),
  read: ({ matched, products }, find) => ({
    matched,
    products: products.map((digest) => find(digest) as Product),
  }),
};

const VOCABULARY: AnswerForm<CatalogueVocabulary, StoredVocabulary> = {
  write: (vocabulary) => ({ ...vocabulary, attributes: [...vocabulary.attributes] }),
  read: (stored) => ({ ...stored, attributes: new Map(stored.attributes) }),
};

const KNOWLEDGE: AnswerForm<
  readonly KnowledgeHit[],
  readonly { readonly coverage: number; readonly entry: string }[]
> = {
  write: (hits, keep) => hits.map(({ coverage, entry }) => ({ coverage, entry: keep(entry) })),
  read: (stored, find) =>
    stored.map(({ coverage, entry }) => ({ coverage, entry: find(entry) as KnowledgeEntry })),
};

const ENTRIES: AnswerForm<readonly KnowledgeEntry[], readonly string[]> = {
  write: (entries, keep) => entries.map(keep),
  read: (stored, find) => stored.map((digest) => find(digest) as KnowledgeEntry),
};

const FORMS = {
  products: PRODUCTS,
  search: SEARCH,
  vocabulary: VOCABULARY,
  knowledge: KNOWLEDGE,
  entries: ENTRIES,
} as const;

/** A search that needs no words is the question that it was before there were needed words. */
export function searchArguments(
  criteria: SearchCriteria,
  limit: number,
  needed: readonly string[],
): readonly unknown[] {
  return needed.length === 0 ? [criteria, limit] : [criteria, limit, needed];
}

/** The digest of a question and its arguments. */
export function questionDigest(question: ShopQuestion, args: readonly unknown[]): string {
  return contentDigest(canonicalJson([question, ...args]));
}

/**
 * An answer as it is stored. Keys stand in the order they were read in: an agent may go through a product's attributes
 * in that order, so it is part of what was read.
 */
export function answerText<Question extends ShopQuestion>(
  question: Question,
  answer: ShopAnswers[Question],
  keep: KeepThing,
): string {
  const form = FORMS[question] as unknown as AnswerForm<ShopAnswers[Question], unknown>;
  return JSON.stringify(form.write(answer, keep));
}

/** The answer that `answerText` was made of. */
export function readAnswer<Question extends ShopQuestion>(
  question: Question,
  text: string,
  find: FindThing,
): ShopAnswers[Question] {
  const form = FORMS[question] as unknown as AnswerForm<ShopAnswers[Question], unknown>;
  return form.read(JSON.parse(text), find);
}
