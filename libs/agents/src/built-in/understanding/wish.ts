import type { AttributeLimit, SearchCriteria } from '@app/domain';

/** A limit that a customer takes back: "any colour", "price does not matter". */
export type Droppable = 'price' | 'brand' | 'colour' | 'size' | 'attributes' | 'words' | 'limits';

/** What a customer wants, as one turn tells it. Prices are minor units of the shop's currency. */
export interface Wish {
  /** Content words in the order they were said, the kind of thing among them. */
  readonly words: readonly string[];
  /** The words that name the kind of thing; the last one is the noun itself. */
  readonly kind: readonly string[];
  /** Those of the words, and of the brands, that only tell what it is for: "a case for my Samsung phone". */
  readonly purpose: readonly string[];
  readonly purposeBrands: readonly string[];
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
  purpose: [],
  purposeBrands: [],
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

export function isEmptyWish(wish: Wish): boolean {
  return wish.words.length === 0 && !hasLimits(wish) && wish.implied.length === 0 && wish.quantity === null;
}

/** Whether the wish changes what may be shown, apart from its words. */
export function hasLimits(wish: Wish): boolean {
  return (
    wish.minPriceMinor !== null ||
    wish.maxPriceMinor !== null ||
    wish.brands.length + wish.excludedBrands.length + wish.attributes.length + wish.excludedWords.length >
      0 ||
    wish.sort !== null ||
    wish.relative !== null ||
    wish.onlyAvailable !== null ||
    wish.dropped.length > 0
  );
}
