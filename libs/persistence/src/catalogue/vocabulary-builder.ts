import type { CatalogueVocabulary } from '@app/application';
import { fold, searchTerms, stem, wordsOf, type ProductAttributes } from '@app/domain';
import { Tally } from './tally';

/** What a search needs to know of a whole catalogue. */
export interface CatalogueLore {
  readonly vocabulary: CatalogueVocabulary;
  /** Whether products are priced in more than one currency. */
  readonly hasCurrencies: boolean;
  /** Terms that are nouns here: titles have them in singular and plural, or a category ends with them. */
  readonly nouns: ReadonlySet<string>;
  /** Terms that a product's data may have though the full-text index does not: names of attributes that are no yes or no. */
  readonly unindexed: ReadonlySet<string>;
}

export interface VocabularyRow {
  readonly title: string;
  readonly category: string | null;
  readonly brand: string | null;
  readonly currency: string | null;
  readonly attributes: ProductAttributes;
}

const MOST_BRANDS = 2_000;
const MOST_NAMES = 300;
const MOST_VALUES = 200;
const MOST_WORDS = 5_000;
const MAX_VALUE_LENGTH = 60;
const DEFAULT_CURRENCY = 'USD';

/** Goes over a catalogue once, product by product. */
export class VocabularyBuilder {
  private readonly currencies = new Tally();
  private readonly brands = new Tally();
  private readonly words = new Tally();
  private readonly categoryNouns = new Set<string>();
  private readonly names = new Tally();
  private readonly values = new Map<string, Tally>();
  private readonly unindexedNames = new Set<string>();
  private productCount = 0;

  add({ title, category, brand, currency, attributes }: VocabularyRow): void {
    this.productCount += 1;
    if (currency !== null) this.currencies.add(currency);
    if (brand !== null) this.brands.add(brand);
    const words = wordsOf(`${title} ${category ?? ''}`).map(({ word }) => word.toLowerCase());
    for (const word of new Set(words)) this.words.add(word);
    const noun = searchTerms(category ?? '').at(-1);
    if (noun !== undefined) this.categoryNouns.add(noun);
    for (const [name, value] of Object.entries(attributes)) this.addAttribute(name, value);
  }

  build(): CatalogueLore {
    const names = this.names.commonest(MOST_NAMES);
    return {
      vocabulary: {
        currency: this.currencies.commonest(1)[0] ?? DEFAULT_CURRENCY,
        brands: this.brands.commonest(MOST_BRANDS),
        attributes: new Map(names.map((name) => [name, this.values.get(name)?.commonest(MOST_VALUES) ?? []])),
        productCount: this.productCount,
        words: this.words.commonest(MOST_WORDS),
      },
      hasCurrencies: this.currencies.keys.length > 1,
      nouns: new Set([...this.categoryNouns, ...pluralNouns(this.words)]),
      unindexed: new Set(['true', ...this.unindexedNames].flatMap(searchTerms)),
    };
  }

  private addAttribute(name: string, value: ProductAttributes[string]): void {
    this.names.add(name);
    if (typeof value !== 'boolean') this.unindexedNames.add(name);
    let tally = this.values.get(name);
    if (tally === undefined) this.values.set(name, (tally = new Tally()));
    for (const item of Array.isArray(value) ? value : [value]) {
      const text = typeof item === 'string' ? item.toLowerCase() : '';
      if (text !== '' && text.length <= MAX_VALUE_LENGTH) tally.add(text);
    }
  }
}

/** Adjectives and units have no plural: a word that stands in both forms is a noun. */
function pluralNouns(words: Tally): readonly string[] {
  const plurals = words.keys.filter((word) => word.length > 3 && word.endsWith('s') && !/\d/.test(word));
  return plurals
    .map((word) => ({ word, term: stem(fold(word)) }))
    .filter(({ word, term }) => singulars(word).some((form) => words.has(form) && stem(fold(form)) === term))
    .map(({ term }) => term);
}

function singulars(plural: string): readonly string[] {
  return [plural.slice(0, -1), plural.slice(0, -2), `${plural.slice(0, -3)}y`];
}
