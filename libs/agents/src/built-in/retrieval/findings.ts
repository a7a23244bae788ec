import type { KnowledgeEntry } from '@app/application';
import type { Product, SearchCriteria } from '@app/domain';
import type { Relaxed } from '../policy/relaxation';

/** What the catalogue and the knowledge base had to say. */
export type Findings =
  | HitsFound
  | NothingFound
  | { readonly kind: 'products'; readonly products: ReadonlyMap<string, Product> }
  | AnswerFound
  | { readonly kind: 'nothing-asked' };

export interface HitsFound {
  readonly kind: 'hits';
  /** The criteria that all products keep. */
  readonly criteria: SearchCriteria;
  /** Best first. */
  readonly products: readonly Product[];
  readonly matched: number;
  /** Descriptive words that none of the products is known to satisfy. */
  readonly missing: readonly string[];
  /** Colours, other than the one asked for, that the same search would find. */
  readonly otherColours: readonly string[];
}

/** One limit whose giving up would lead somewhere. */
export interface Nearest extends Relaxed {
  /** The closest product without that limit. */
  readonly product: Product;
}

export interface NothingFound {
  readonly kind: 'nothing';
  readonly criteria: SearchCriteria;
  readonly nearest: Nearest | null;
  /** What would have fitted, and is out of stock. */
  readonly gone: readonly Product[];
  /** The knowledge base's answer, when the search was put as a question. */
  readonly answer: AnswerFound | null;
}

export interface AnswerFound {
  readonly kind: 'answer';
  readonly query: string;
  readonly entryIds: readonly string[];
  /** Who said what `entry` says. */
  readonly source: 'shop' | 'context' | 'team';
  /** Null: no entry covers the question. */
  readonly entry: KnowledgeEntry | null;
  /** The words that entry was found by. */
  readonly words: readonly string[];
}
