import type { AttributeLimit, SearchCriteria } from '@app/domain';
import { otherNamesOf } from '../understanding/lexicon/other-names';
import type { Wish } from '../understanding/wish';
import { isAudience, isColour } from './criteria-refiner';

/** One way to look for what was wished. Attempts are tried in order; the first one that finds something counts. */
export interface SearchAttempt {
  readonly criteria: SearchCriteria;
  /** Limits that only bind products which have the attribute at all. */
  readonly soft: readonly AttributeLimit[];
  /** How many content words may be missing from a product's data. */
  readonly mayMiss: number;
  /** Counts only when the words name a kind of thing here, rather than a property: `toner`, not `wireless`. */
  readonly onlyAsKind: boolean;
}

/** Of this many describing words one may be missing. */
const WORDS_PER_MISS = 3;

/**
 * The ways to satisfy a wish, closest first. None of them breaks a stated limit: a colour that the shop keeps in titles
 * is looked for there, and of several describing words only few may go missing.
 */
export function searchAttempts(
  criteria: SearchCriteria,
  wish: Pick<Wish, 'implied' | 'purpose' | 'purposeBrands'>,
): readonly SearchAttempt[] {
  const { implied } = wish;
  const soft = notStated(implied, criteria);
  const bound = withImplied(criteria, implied);
  const worded = colourAsWord(criteria);
  const exact: readonly SearchAttempt[] = [
    ...(soft.length === 0 ? [] : [attempt(bound, [])]),
    attempt(criteria, soft),
    ...(worded === null ? [] : [attempt(worded, soft)]),
  ];
  const describing = criteria.text.split(' ').length - criteria.requiredWords.length;
  const mayMiss = criteria.requiredWords.length === 0 ? 0 : Math.floor(describing / WORDS_PER_MISS);
  return [
    ...forSomebody(criteria, implied),
    ...exact,
    ...lessPurpose(criteria, wish).map((freer) => attempt(freer, soft)),
    ...otherNames(criteria).map((renamed) => attempt(renamed, soft)),
    ...(mayMiss === 0 ? [] : exact.map((strict) => ({ ...strict, mayMiss }))),
  ];
}

/** "For a girl of six", and no word of what: things that are made for somebody like that, not all that is made for nobody. */
function forSomebody(criteria: SearchCriteria, implied: readonly AttributeLimit[]): readonly SearchAttempt[] {
  if (criteria.text !== '') return [];
  const audience = notStated(implied, criteria).filter(({ name }) => isAudience(name));
  const bindings = audience.length > 1 ? [audience, ...audience.map((limit) => [limit])] : [audience];
  return bindings
    .filter((binding) => binding.length > 0)
    .map((binding) =>
      attempt(
        { ...criteria, attributes: [...criteria.attributes, ...binding] },
        implied.filter((limit) => !binding.includes(limit)),
      ),
    );
}

/** The criteria with what was only guessed as limits too. */
export function withImplied(criteria: SearchCriteria, implied: readonly AttributeLimit[]): SearchCriteria {
  return { ...criteria, attributes: [...criteria.attributes, ...notStated(implied, criteria)] };
}

function notStated(implied: readonly AttributeLimit[], criteria: SearchCriteria): readonly AttributeLimit[] {
  return implied.filter(({ name }) => !criteria.attributes.some((limit) => limit.name === name));
}

function attempt(criteria: SearchCriteria, soft: readonly AttributeLimit[]): SearchAttempt {
  return { criteria, soft, mayMiss: 0, onlyAsKind: false };
}

/** What a thing is for may be left out: a toner's data need not mention printers. Its brand may stand as a word. */
function lessPurpose(
  criteria: SearchCriteria,
  { purpose, purposeBrands }: Pick<Wish, 'purpose' | 'purposeBrands'>,
): readonly SearchCriteria[] {
  if (criteria.requiredWords.length === 0) return [];
  const words = criteria.text.split(' ');
  const text = words.filter((word) => !purpose.includes(word)).join(' ');
  const brands = criteria.brands.filter((brand) => !purposeBrands.includes(brand));
  const branded = [...words, ...purposeBrands.map((brand) => brand.toLowerCase())];
  return [
    ...(purpose.length === 0 ? [] : [{ ...criteria, text }]),
    ...(purposeBrands.length === 0 ? [] : [{ ...criteria, brands, text: branded.join(' ') }]),
    ...(purposeBrands.length === 0
      ? []
      : [{ ...criteria, brands, text: branded.filter((word) => !purpose.includes(word)).join(' ') }]),
  ];
}

/** The same under the other names of the thing: what one shop calls a laptop is a notebook in the next. */
function otherNames(criteria: SearchCriteria): readonly SearchCriteria[] {
  const name = criteria.requiredWords.at(-1);
  if (name === undefined) return [];
  return otherNamesOf(name).map((other) => ({
    ...criteria,
    text: criteria.text
      .split(' ')
      .map((word) => (word === name ? other : word))
      .join(' '),
    requiredWords: [...criteria.requiredWords.slice(0, -1), other],
  }));
}

/** The same with its one wanted colour as a word of the title, for shops that keep colours there. */
function colourAsWord(criteria: SearchCriteria): SearchCriteria | null {
  const wanted = criteria.attributes.filter(({ name, exclude }) => isColour(name) && !exclude);
  const [colour] = wanted;
  const [value] = colour?.values ?? [];
  if (colour === undefined || value === undefined || criteria.requiredWords.length === 0) return null;
  const words = value.split(' ');
  return {
    ...criteria,
    text: [...words, criteria.text].join(' ').trim(),
    requiredWords: [...words, ...criteria.requiredWords],
    attributes: criteria.attributes.filter((limit) => limit !== colour),
  };
}
