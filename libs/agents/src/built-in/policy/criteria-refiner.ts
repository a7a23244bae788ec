import { NO_CRITERIA, stem, type AttributeLimit, type SearchCriteria, type ShownProduct } from '@app/domain';
import { COLOUR_SPELLINGS } from '../understanding/lexicon/colours';
import { joinLimits } from '../understanding/act-merger';
import type { Droppable, Wish } from '../understanding/wish';

const COLOUR_NAME = /\bcolou?rs?\b|\bcolou?r name\b/;
const SIZE_NAME = /\bsizes?\b/;

export function isColour(name: string): boolean {
  return COLOUR_NAME.test(name);
}

export function isSize(name: string): boolean {
  return SIZE_NAME.test(name);
}

/** Whether an attribute says whom a thing is for. */
export function isAudience(name: string): boolean {
  return /\b(?:gender|age group|age)\b/.test(name);
}

/** The criteria of a wish that starts anew. */
export function newCriteria(wish: Wish): SearchCriteria {
  return {
    text: wish.words.join(' '),
    requiredWords: wish.kind,
    excludedWords: wish.excludedWords,
    minPriceMinor: wish.minPriceMinor,
    maxPriceMinor: wish.maxPriceMinor,
    brands: wish.brands,
    excludedBrands: wish.excludedBrands,
    attributes: wish.attributes,
    onlyAvailable: wish.onlyAvailable ?? true,
    sort: wish.sort ?? (wish.relative === 'cheaper' ? 'price-ascending' : 'relevance'),
  };
}

/** Another kind of thing within the same budget, still not of a refused brand: the rest belonged to the old kind. */
export function newKindCriteria(previous: SearchCriteria, wish: Wish): SearchCriteria {
  const excludedBrands = unite(previous.excludedBrands, wish.excludedBrands);
  const anew = {
    ...newCriteria(wish),
    excludedBrands: excludedBrands.filter((brand) => !wish.brands.includes(brand)),
  };
  const namesPrice =
    wish.minPriceMinor !== null || wish.maxPriceMinor !== null || wish.dropped.includes('price');
  const { minPriceMinor, maxPriceMinor } = previous;
  return namesPrice ? anew : { ...anew, minPriceMinor, maxPriceMinor };
}

/** Whether a wish is for the kind of thing that was looked for before, or the first that is named at all. */
export function continuesKind(previous: SearchCriteria, { kind }: Wish): boolean {
  const known = previous.requiredWords.map((word) => stem(word));
  return known.length === 0 || (kind.length > 0 && kind.every((word) => known.includes(stem(word))));
}

/** The same kind of thing wished for anew, within the stated price and brands; the rest is the new wish's. */
export function sameKindCriteria(previous: SearchCriteria, wish: Wish): SearchCriteria {
  const kept = dropLimits(previous, wish.dropped);
  return { ...newKindCriteria(kept, wish), ...refineBrands(kept, wish) };
}

/**
 * The last criteria with what the customer adds or takes back. What is not mentioned stays. A limit of the same sort
 * replaces the old one; a refused brand or colour is taken out of the wanted ones.
 * @param shown what is in view, which "cheaper" is measured by as far as it is priced in the shop's `currency`
 */
export function refineCriteria(
  previous: SearchCriteria,
  wish: Wish,
  shown: readonly ShownProduct[],
  currency: string,
): SearchCriteria {
  const kept = dropLimits(previous, wish.dropped);
  const recoloured = wish.attributes.some(({ name }) => isColour(name));
  const words = recoloured ? withoutColours(kept) : { text: kept.text, requiredWords: kept.requiredWords };
  return {
    ...kept,
    text: joinWords(words, wish.words),
    requiredWords: words.requiredWords,
    excludedWords: unite(kept.excludedWords, wish.excludedWords),
    sort: wish.sort ?? kept.sort,
    ...refinePrices(kept, wish, amountsIn(currency, shown)),
    ...refineBrands(kept, wish),
    attributes: refineAttributes(kept.attributes, wish.attributes),
    onlyAvailable: wish.onlyAvailable ?? kept.onlyAvailable,
  };
}

type Prices = Pick<SearchCriteria, 'minPriceMinor' | 'maxPriceMinor' | 'sort'>;

function amountsIn(currency: string, shown: readonly ShownProduct[]): readonly number[] {
  return shown.flatMap(({ price }) => (price?.currency === currency ? [price.amountMinor] : []));
}

function refinePrices(kept: SearchCriteria, wish: Wish, prices: readonly number[]): Partial<Prices> {
  if (wish.minPriceMinor !== null || wish.maxPriceMinor !== null) {
    return joinPrices(kept, wish.minPriceMinor, wish.maxPriceMinor);
  }
  if (wish.relative === null) return {};
  if (prices.length === 0)
    return { sort: wish.relative === 'cheaper' ? 'price-ascending' : 'price-descending' };
  return wish.relative === 'cheaper'
    ? joinPrices(kept, null, Math.max(0, Math.min(...prices) - 1))
    : joinPrices(kept, Math.max(...prices) + 1, null);
}

/** A new limit that contradicts the old one on the other side takes its place. */
function joinPrices(kept: SearchCriteria, least: number | null, most: number | null): Partial<Prices> {
  const minPriceMinor = least ?? kept.minPriceMinor;
  const maxPriceMinor = most ?? kept.maxPriceMinor;
  if (minPriceMinor === null || maxPriceMinor === null || minPriceMinor <= maxPriceMinor) {
    return { minPriceMinor, maxPriceMinor };
  }
  return { minPriceMinor: least, maxPriceMinor: most };
}

function refineBrands(kept: SearchCriteria, wish: Wish): Pick<SearchCriteria, 'brands' | 'excludedBrands'> {
  const brands = wish.brands.length > 0 ? wish.brands : kept.brands;
  return {
    brands: brands.filter((brand) => !wish.excludedBrands.includes(brand)),
    excludedBrands: unite(kept.excludedBrands, wish.excludedBrands).filter(
      (brand) => !wish.brands.includes(brand),
    ),
  };
}

function refineAttributes(
  kept: readonly AttributeLimit[],
  added: readonly AttributeLimit[],
): readonly AttributeLimit[] {
  const refused = (limit: AttributeLimit) =>
    added.some(
      ({ name, values, exclude }) =>
        name === limit.name &&
        exclude !== limit.exclude &&
        limit.values.some((value) => values.includes(value)),
    );
  return joinLimits(
    kept.filter((limit) => !refused(limit)),
    added,
  );
}

export function dropLimits(criteria: SearchCriteria, dropped: readonly Droppable[]): SearchCriteria {
  if (dropped.includes('limits')) {
    return { ...NO_CRITERIA, text: criteria.text, requiredWords: criteria.requiredWords };
  }
  const isDropped = ({ name }: AttributeLimit) =>
    (dropped.includes('colour') && isColour(name)) ||
    (dropped.includes('size') && isSize(name)) ||
    (dropped.includes('attributes') && !isColour(name) && !isSize(name));
  return {
    ...criteria,
    ...(dropped.includes('price') ? { minPriceMinor: null, maxPriceMinor: null } : {}),
    ...(dropped.includes('brand') ? { brands: [], excludedBrands: [] } : {}),
    ...(dropped.includes('words') ? { text: criteria.requiredWords.join(' ') } : {}),
    attributes: criteria.attributes.filter((limit) => !isDropped(limit)),
    ...(dropped.includes('colour') ? withoutColours(criteria) : {}),
  };
}

/** Where a colour had to be looked for as a word, it leaves with the colour. */
function withoutColours(criteria: SearchCriteria): Pick<SearchCriteria, 'text' | 'requiredWords'> {
  const requiredWords = criteria.requiredWords.filter((word) => !COLOUR_SPELLINGS.has(word));
  const gone = criteria.requiredWords.filter((word) => COLOUR_SPELLINGS.has(word));
  const text = criteria.text
    .split(' ')
    .filter((word) => !gone.includes(word))
    .join(' ');
  return { text, requiredWords };
}

/** New words describe the thing: they go before the words that name it. */
function joinWords(
  { text, requiredWords }: Pick<SearchCriteria, 'text' | 'requiredWords'>,
  added: readonly string[],
): string {
  const known = text.split(' ').filter((word) => word !== '');
  const describing = known.filter((word) => !requiredWords.includes(word));
  const naming = known.filter((word) => requiredWords.includes(word));
  return [
    ...unite(
      describing,
      added.filter((word) => !naming.includes(word)),
    ),
    ...naming,
  ].join(' ');
}

function unite<Item>(left: readonly Item[], right: readonly Item[]): readonly Item[] {
  return [...new Set([...left, ...right])];
}
