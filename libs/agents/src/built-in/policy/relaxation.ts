import type { SearchCriteria } from '@app/domain';
import type { Wish } from '../understanding/wish';
import { isColour, isSize } from './criteria-refiner';

/** A limit that can be given up when nothing fits all of them. */
export type Relaxation = 'price' | 'brand' | 'colour' | 'size' | 'attributes' | 'words';

export interface Relaxed {
  readonly without: Relaxation;
  readonly criteria: SearchCriteria;
}

/** The limits that a wish names. */
export function namedLimits(wish: Wish): readonly Relaxation[] {
  const attributes = wish.attributes.map(({ name }) => sortOf(name));
  return [
    ...(wish.minPriceMinor !== null || wish.maxPriceMinor !== null || wish.relative !== null
      ? ['price' as const]
      : []),
    ...(wish.brands.length > 0 ? ['brand' as const] : []),
    ...(wish.words.length > 0 ? ['words' as const] : []),
    ...attributes,
  ];
}

/** The criteria with one limit less each; those not named lately first. */
export function relaxations(criteria: SearchCriteria, newest: readonly Relaxation[]): readonly Relaxed[] {
  const possible: readonly Relaxed[] = [
    ...withoutAttributes(criteria, 'colour'),
    ...(criteria.brands.length === 0
      ? []
      : [{ without: 'brand' as const, criteria: { ...criteria, brands: [] } }]),
    ...withoutPrice(criteria),
    ...withoutWords(criteria),
    ...withoutAttributes(criteria, 'attributes'),
    ...withoutAttributes(criteria, 'size'),
  ];
  const isNew = ({ without }: Relaxed) => newest.includes(without);
  return [...possible.filter((relaxed) => !isNew(relaxed)), ...possible.filter(isNew)];
}

function withoutAttributes(
  criteria: SearchCriteria,
  sort: 'colour' | 'size' | 'attributes',
): readonly Relaxed[] {
  const kept = criteria.attributes.filter(({ name, exclude }) => exclude || sortOf(name) !== sort);
  return kept.length === criteria.attributes.length
    ? []
    : [{ without: sort, criteria: { ...criteria, attributes: kept } }];
}

function withoutPrice(criteria: SearchCriteria): readonly Relaxed[] {
  if (criteria.minPriceMinor === null && criteria.maxPriceMinor === null) return [];
  return [{ without: 'price', criteria: { ...criteria, minPriceMinor: null, maxPriceMinor: null } }];
}

/** Only the kind of thing is left of the words. */
function withoutWords(criteria: SearchCriteria): readonly Relaxed[] {
  const text = criteria.requiredWords.join(' ');
  return text === '' || text === criteria.text ? [] : [{ without: 'words', criteria: { ...criteria, text } }];
}

function sortOf(name: string): 'colour' | 'size' | 'attributes' {
  return isColour(name) ? 'colour' : isSize(name) ? 'size' : 'attributes';
}
