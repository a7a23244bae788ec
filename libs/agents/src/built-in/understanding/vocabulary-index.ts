import { fold, stem } from '@app/domain';
import type { CatalogueVocabulary } from '@app/application';
import { COLOUR_SPELLINGS } from './lexicon/colours';
import { tokenise, type Token } from './token';
import { SpellingIndex } from './spelling-index';

const COLOUR_NAMES = ['colour', 'color', 'product colour', 'product color', 'colour name', 'main colour'];
const SIZE_NAMES = ['size', 'clothing size', 'shoe size', 'dress size', 'eu size', 'us size', 'sizes'];
/** Attributes whose bare value says enough: `leather`, `striped`. */
const FACETS = ['material', 'fabric', 'pattern', 'style', 'fit', 'season', 'flavour', 'flavor', 'scent'];

/** An attribute whose values are worth looking for in a sentence. */
export interface IndexedAttribute {
  readonly name: string;
  readonly values: readonly string[];
  /** The values by their words. */
  readonly keys: ReadonlySet<string>;
}

export interface VocabularyIndex {
  readonly currency: string;
  readonly productCount: number;
  /** Brands by their letters and digits alone: `tplink` finds `TP-LINK`. */
  readonly brands: ReadonlyMap<string, string>;
  /** The first two letters of every brand, to look no further at most words. */
  readonly brandBeginnings: ReadonlySet<string>;
  readonly brandSpellings: SpellingIndex;
  readonly wordSpellings: SpellingIndex;
  readonly words: ReadonlySet<string>;
  /** The words without plural endings. */
  readonly terms: ReadonlySet<string>;
  readonly colour: IndexedAttribute | null;
  readonly size: IndexedAttribute | null;
  readonly gender: IndexedAttribute | null;
  readonly ageGroup: IndexedAttribute | null;
  /** Facet values by their words: which attribute says so. */
  readonly facetValues: ReadonlyMap<string, { readonly name: string; readonly value: string }>;
  /** Other attributes by the words of their name. */
  readonly names: ReadonlyMap<string, IndexedAttribute>;
  /** The first words of facet values and attribute names. */
  readonly beginnings: ReadonlySet<string>;
}

const indexes = new WeakMap<CatalogueVocabulary, VocabularyIndex>();

/** The vocabulary, made ready for reading. Made once for each vocabulary object. */
export function indexOf(vocabulary: CatalogueVocabulary): VocabularyIndex {
  const known = indexes.get(vocabulary);
  if (known !== undefined) return known;
  const index = buildIndex(vocabulary);
  indexes.set(vocabulary, index);
  return index;
}

/** The words of a phrase, as a map's key. */
export function phraseKey(words: readonly Token[] | string): string {
  return (typeof words === 'string' ? tokenise(words) : words).map(({ text }) => text).join(' ');
}

/** Letters and digits alone. */
export function compactKey(words: readonly Token[] | string): string {
  const text = typeof words === 'string' ? fold(words) : words.map((token) => token.text).join('');
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

function buildIndex(vocabulary: CatalogueVocabulary): VocabularyIndex {
  const { attributes } = vocabulary;
  const brands = indexBrands(vocabulary.brands);
  const facetValues = indexFacets(attributes);
  const names = indexNames(attributes);
  return {
    currency: vocabulary.currency,
    productCount: vocabulary.productCount,
    brands,
    brandBeginnings: new Set([...brands.keys()].map((key) => key.slice(0, 2))),
    brandSpellings: new SpellingIndex(brands.keys()),
    wordSpellings: new SpellingIndex(vocabulary.words ?? []),
    words: new Set(vocabulary.words ?? []),
    terms: new Set((vocabulary.words ?? []).map(stem)),
    colour: findColour(attributes),
    size: findAttribute(attributes, SIZE_NAMES),
    gender: findAttribute(attributes, ['gender', 'target gender']),
    ageGroup: findAttribute(attributes, ['age group', 'age']),
    facetValues,
    names,
    beginnings: new Set([...facetValues.keys(), ...names.keys()].map((key) => key.split(' ')[0] ?? '')),
  };
}

function indexBrands(brands: readonly string[]): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  for (const brand of brands) {
    const shortened = brand.replace(/\.(?:com|net|org)$/i, '');
    for (const key of [compactKey(brand), compactKey(tokenise(brand)), compactKey(shortened)]) {
      if (key !== '' && !index.has(key)) index.set(key, brand);
    }
  }
  return index;
}

function attributeOf(name: string, values: readonly string[]): IndexedAttribute {
  return { name, values, keys: new Set(values.map(phraseKey)) };
}

function findAttribute(
  attributes: CatalogueVocabulary['attributes'],
  names: readonly string[],
): IndexedAttribute | null {
  const name = names.find((candidate) => (attributes.get(candidate)?.length ?? 0) > 0);
  return name === undefined ? null : attributeOf(name, attributes.get(name) ?? []);
}

/** The attribute that says what colour the thing is; `colour: true` on a printer does not. */
function findColour(attributes: CatalogueVocabulary['attributes']): IndexedAttribute | null {
  const suffixed = [...attributes.keys()].filter((name) => /\bcolou?r$/.test(name));
  const name = [...COLOUR_NAMES, ...suffixed].find((candidate) =>
    attributes.get(candidate)?.some((value) =>
      fold(value)
        .split(/\W+/)
        .some((word) => COLOUR_SPELLINGS.has(word)),
    ),
  );
  return name === undefined ? null : attributeOf(name, attributes.get(name) ?? []);
}

function indexFacets(attributes: CatalogueVocabulary['attributes']): VocabularyIndex['facetValues'] {
  const index = new Map<string, { name: string; value: string }>();
  for (const name of FACETS) {
    for (const value of attributes.get(name) ?? []) {
      const key = phraseKey(value);
      if (/\p{L}{3}/u.test(key) && !index.has(key)) index.set(key, { name, value });
    }
  }
  return index;
}

function indexNames(attributes: CatalogueVocabulary['attributes']): VocabularyIndex['names'] {
  const index = new Map<string, IndexedAttribute>();
  for (const [name, values] of attributes) {
    const key = phraseKey(name);
    if (key.length >= 4) index.set(key, attributeOf(name, values));
  }
  return index;
}
