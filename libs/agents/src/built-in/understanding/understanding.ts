import type { AttributeLimit, SearchCriteria } from '@app/domain';

/** A limit that a customer takes back: "any colour", "price does not matter". */
export type Droppable = 'price' | 'brand' | 'colour' | 'size' | 'limits';

/** What a customer wants, as one turn tells it. Prices are minor units of the shop's currency. */
export interface Wish {
  /** Content words in the order they were said, the kind of thing among them. */
  readonly words: readonly string[];
  /** The words that name the kind of thing; the last one is the noun itself. */
  readonly kind: readonly string[];
  readonly excludedWords: readonly string[];
  readonly minPriceMinor: number | null;
  readonly maxPriceMinor: number | null;
  readonly brands: readonly string[];
  readonly excludedBrands: readonly string[];
  readonly attributes: readonly AttributeLimit[];
  /** Guessed from who it is for ("my daughter's 10th birthday"): held against products that have the attribute at all. */
  readonly implied: readonly AttributeLimit[];
  readonly sort: SearchCriteria['sort'] | null;
  readonly onlyAvailable: boolean | null;
  /** How many products were asked for. */
  readonly quantity: number | null;
  /** Cheaper or dearer than what was shown. */
  readonly relative: 'cheaper' | 'dearer' | null;
  readonly dropped: readonly Droppable[];
  /** The currency that a price was named in, when it is not the shop's. */
  readonly foreignCurrency: string | null;
}

export const NO_WISH: Wish = {
  words: [],
  kind: [],
  excludedWords: [],
  minPriceMinor: null,
  maxPriceMinor: null,
  brands: [],
  excludedBrands: [],
  attributes: [],
  implied: [],
  sort: null,
  onlyAvailable: null,
  quantity: null,
  relative: null,
  dropped: [],
  foreignCurrency: null,
};

/** Something that was shown, by how the customer points at it. */
export type Reference =
  | { readonly by: 'position'; readonly position: number }
  | { readonly by: 'last' }
  | { readonly by: 'price'; readonly end: 'lowest' | 'highest' }
  | { readonly by: 'name'; readonly productIds: readonly string[] }
  | { readonly by: 'pronoun' };

/** One thing that the customer does in a turn; a turn is a list of them. */
export type Understanding =
  /** A new search, or (`fresh: 'unsure'`) perhaps one more word about the last one. */
  | {
      readonly kind: 'search';
      readonly wish: Wish;
      readonly fresh: 'yes' | 'keep-budget' | 'unsure';
      readonly isQuestion: boolean;
    }
  | { readonly kind: 'refine'; readonly wish: Wish }
  | { readonly kind: 'more' }
  | { readonly kind: 'details'; readonly target: Reference; readonly aspects: readonly string[] }
  | { readonly kind: 'compare'; readonly targets: readonly Reference[] }
  | { readonly kind: 'order'; readonly target: Reference | null }
  | { readonly kind: 'shop-question'; readonly question: string; readonly words: readonly string[] }
  | { readonly kind: 'appointment' }
  | { readonly kind: 'handover' }
  | { readonly kind: 'greeting' }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'goodbye' }
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'capabilities' }
  | { readonly kind: 'identity' }
  /** Something other than text came in. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'unclear' };
