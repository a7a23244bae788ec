import type { AttributeLimit, SearchCriteria } from '@app/domain';
import { readAttributes } from './attribute-reader';
import { readAudience } from './audience-reader';
import { readBrands } from './brand-reader';
import { readColours } from './colour-reader';
import { readCounts } from './count-reader';
import { readDelivery } from './delivery-reader';
import { readFree } from './free-reader';
import { readThing } from './kind-of-thing';
import { readNegation, type Negation } from './negation';
import { readPrices, type PriceLimit } from './price-reader';
import { readSizes, sizeValues, type SizeWish } from './size-reader';
import { corrected } from './spelling-correction';
import type { Found, Token } from './token';
import { NO_WISH, type Droppable, type Wish } from './wish';
import type { VocabularyIndex } from './vocabulary-index';

/** A wish, and whether its kind of thing was asked for rather than only mentioned. */
export interface ReadWish {
  readonly wish: Wish;
  readonly isAskedFor: boolean;
}

/** Reads one sentence as a wish for products. Pure; never throws; a sentence without any wish is `NO_WISH`. */
export function readWish(sentence: readonly Token[], index: VocabularyIndex): ReadWish {
  const tokens = corrected(sentence, index);
  const text = tokens.map((token) => token.text).join(' ');
  const taken = new Set<number>();
  const take = <Value>(found: readonly Found<Value>[]): readonly Found<Value>[] => {
    const free = found.filter(({ from, to }) => !range(from, to).some((at) => taken.has(at)));
    free.forEach(({ from, to }) => range(from, to).forEach((at) => taken.add(at)));
    return free;
  };

  const prices = take(readPrices(tokens, index.currency));
  const masked = tokens.map((token, at) =>
    taken.has(at) ? { ...token, text: ',', kind: 'comma' as const } : token,
  );
  const negation = readNegation(masked);
  negation.triggers.forEach((at) => taken.add(at));
  take(readDelivery(tokens));
  take(readFree(tokens, index));
  const sizes = take(readSizes(tokens));
  const brands = take(readBrands(tokens, index));
  const attributes = take(readAttributes(tokens, index));
  const colours = take(readColours(tokens, index.colour));
  const quantity = take(readQuantity(tokens));
  const thing = readThing(tokens, (at) => !taken.has(at) && !negation.refused[at]);

  const isRefused = (found: Found<unknown>) => negation.refused[found.from] === true;
  const age = sizes.find(({ value }) => value.age !== null)?.value.age ?? null;
  const wish: Wish = {
    ...NO_WISH,
    words: [...new Set([...thing.words, ...unknownSizes(sizes, index)])],
    kind: thing.kind,
    purpose: thing.purpose,
    purposeBrands: brands
      .filter((found) => !isRefused(found) && found.from > thing.purposeAt)
      .map(({ value }) => value),
    excludedWords: refusedWords(tokens, negation, taken),
    ...joinPrices(prices.map(({ value }) => value)),
    brands: unique(brands.filter((found) => !isRefused(found)).map(({ value }) => value)),
    excludedBrands: unique(brands.filter(isRefused).map(({ value }) => value)),
    attributes: [
      ...sizeLimits(sizes, index),
      ...colourLimits(colours, isRefused, index),
      ...attributes.map((found) => ({ ...found.value, exclude: isRefused(found) })),
    ],
    implied: [
      ...(hasAgeSizes(thing.kind) ? ageLimits(sizes, index) : []),
      ...readAudience(tokens, age, index),
    ],
    sort: readSort(text),
    onlyAvailable: readAvailability(text),
    quantity: quantity[0]?.value ?? null,
    relative: readRelative(text),
    dropped: readDropped(text),
    foreignCurrency:
      prices.map(({ value }) => value.currency).find((code) => code !== null && code !== index.currency) ??
      null,
  };
  return { wish, isAskedFor: thing.isAskedFor };
}

function joinPrices(limits: readonly PriceLimit[]): Pick<Wish, 'minPriceMinor' | 'maxPriceMinor'> {
  const least = limits.map(({ minPriceMinor }) => minPriceMinor).filter((price) => price !== null);
  const most = limits.map(({ maxPriceMinor }) => maxPriceMinor).filter((price) => price !== null);
  return { minPriceMinor: least.at(-1) ?? null, maxPriceMinor: most.at(-1) ?? null };
}

function sizeLimits(sizes: readonly Found<SizeWish>[], index: VocabularyIndex): readonly AttributeLimit[] {
  const attribute = index.size;
  const stated = sizes.filter(({ value }) => value.age === null);
  if (attribute === null || stated.length === 0) return [];
  return [
    {
      name: attribute.name,
      values: unique(stated.flatMap(({ value }) => sizeValues(value, attribute))),
      exclude: false,
    },
  ];
}

/** Shoes, rings and bicycles have sizes that are no ages. */
function hasAgeSizes(kind: readonly string[]): boolean {
  return !/^(?:shoes?|boots?|sneakers?|trainers?|sandals?|slippers?|heels|rings?|hats?|gloves?|bikes?|bicycles?|skates?|helmets?)$/.test(
    kind.at(-1) ?? '',
  );
}

function ageLimits(sizes: readonly Found<SizeWish>[], index: VocabularyIndex): readonly AttributeLimit[] {
  const attribute = index.size;
  const aged = sizes.filter(({ value }) => value.age !== null);
  if (attribute === null || aged.length === 0) return [];
  return [
    {
      name: attribute.name,
      values: unique(aged.flatMap(({ value }) => sizeValues(value, attribute))),
      exclude: false,
    },
  ];
}

/** In a shop without sizes a stated size is a word like any other. */
function unknownSizes(sizes: readonly Found<SizeWish>[], index: VocabularyIndex): readonly string[] {
  return index.size === null
    ? sizes.filter(({ value }) => value.age === null).map(({ value }) => value.size)
    : [];
}

function colourLimits(
  colours: readonly Found<{ readonly values: readonly string[] }>[],
  isRefused: (found: Found<unknown>) => boolean,
  index: VocabularyIndex,
): readonly AttributeLimit[] {
  if (index.colour === null) return [];
  const { name } = index.colour;
  return [false, true].flatMap((exclude) => {
    const values = unique(
      colours.filter((found) => isRefused(found) === exclude).flatMap(({ value }) => value.values),
    );
    return values.length === 0 ? [] : [{ name, values, exclude }];
  });
}

function refusedWords(
  tokens: readonly Token[],
  negation: Negation,
  taken: ReadonlySet<number>,
): readonly string[] {
  const free = (at: number) => negation.refused[at] === true && !taken.has(at);
  return unique(readThing(tokens, free).words).slice(0, 8);
}

const CHEAPEST =
  /\b(?:cheap|cheapest|lowest prices?|least expensive|most affordable|affordable|inexpensive|low cost|budget friendly|price low to high)\b/;
const DEAREST = /\b(?:most expensive|highest prices?|priciest|price high to low)\b/;
const CHEAPER =
  /\b(?:cheaper|less expensive|lower prices?|lower priced|less costly|too expensive|too pricey|too much|too dear|bit expensive|more affordable|cost less|costs less|less pricey)\b/;
const DEARER =
  /\b(?:more expensive|higher prices?|pricier|more premium|higher end|better quality|more upscale|too cheap)\b/;

function readSort(text: string): SearchCriteria['sort'] | null {
  if (DEAREST.test(text)) return 'price-descending';
  return CHEAPEST.test(text) && !CHEAPER.test(text) ? 'price-ascending' : null;
}

function readRelative(text: string): Wish['relative'] {
  if (CHEAPER.test(text)) return 'cheaper';
  return DEARER.test(text) ? 'dearer' : null;
}

function readAvailability(text: string): boolean | null {
  if (/\b(?:including|even|also) (?:if )?(?:those )?(?:out of stock|sold out|unavailable)\b/.test(text))
    return false;
  return /\b(?:in stock|available (?:now|today|immediately)|only available)\b/.test(text) ? true : null;
}

const DROPS: readonly (readonly [Droppable, RegExp])[] = [
  [
    'price',
    /\b(?:any price|(?:price|money|budget|cost) (?:does not|doesnt|isnt|is no|is not|no) ?\w* ?(?:matter|object|important|issue|problem|limit)|(?:no|without (?:a |the |any )?|remove (?:the )?|drop (?:the )?|forget (?:the |about the )?)(?:price|budget)(?: limit)?|whatever (?:the )?price)\b/,
  ],
  [
    'brand',
    /\b(?:any brand|all brands|(?:the )?brand (?:does not|doesnt|isnt|is not) (?:matter|important)|other brands|another brand|different brand|forget (?:about )?the brand|no brand preference)\b/,
  ],
  [
    'colour',
    /\b(?:any|other|another|all|different|more) colou?rs?\b|\bcolou?r (?:does not|doesnt|isnt|is not) (?:matter|important)\b/,
  ],
  [
    'size',
    /\b(?:any|other|another|all|different) sizes?\b|\bsize (?:does not|doesnt|isnt|is not) (?:matter|important)\b/,
  ],
  ['limits', /\b(?:start over|start again|reset|forget (?:that|it|everything)|never ?mind|from scratch)\b/],
];

function readDropped(text: string): readonly Droppable[] {
  return DROPS.filter(([, pattern]) => pattern.test(text)).map(([name]) => name);
}

const ASKS_TO_SEE = new Set(['me', 'top', 'best', 'see', 'only', 'recommend', 'suggest', 'show']);
const MOST_SHOWN = 10;

/** "show me 3 laptops", "two of them": how many to show. A number before a unit is no quantity. */
function readQuantity(tokens: readonly Token[]): readonly Found<number>[] {
  return readCounts(tokens)
    .flatMap(({ value, from, to, isOutright }) =>
      value === 'unclear' || isOutright ? [] : [{ value, from, to }],
    )
    .filter(({ value, from, to }) => {
      const isAsked = ASKS_TO_SEE.has(tokens[from - 1]?.text ?? '');
      const isFew = Number.isInteger(value) && value >= 1 && value <= MOST_SHOWN;
      return isAsked && isFew && tokens[to]?.kind === 'word';
    })
    .slice(0, 1);
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_item, offset) => from + offset);
}

function unique<Item>(items: readonly Item[]): readonly Item[] {
  return [...new Set(items)];
}
