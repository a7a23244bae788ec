import type { Memory } from '@app/domain';

/** Code points of a product's name in a sentence. */
const MOST_LENGTH = 60;
const SHORTEST = 12;
/** Where the name of a thing ends and its description begins: a measure, a bracket, a comma, a dash. */
const BOUNDARY =
  / (?=\d+(?:[.,]\d+)?\s?(?:cm|mm|m|inch|in|gb|tb|mb|g|kg|ml|l|w|v|hz|ghz|mhz|pixels?|pages|x)\b)| ?[([{|;]|, | [-–—] |: /giu;
/** Where a name may be cut when nothing else ends it. */
const JOINT = / (?=(?:with|for|in|and|w\/|con|para) )/giu;

/** A name short enough to be said again and again: the title, or its beginning up to where it stops being a name. */
export function shortName(title: string): string {
  const points = [...title];
  if (points.length <= MOST_LENGTH) return title;
  const head = points.slice(0, MOST_LENGTH + 1).join('');
  const end = endsOf(head, BOUNDARY).at(0) ?? endsOf(head, JOINT).at(-1) ?? head.search(/\s+\S*$/);
  return (end < SHORTEST ? points.slice(0, MOST_LENGTH).join('') : head.slice(0, end)).replace(
    /[\s,.:;&/–-]+$/u,
    '',
  );
}

function endsOf(head: string, pattern: RegExp): readonly number[] {
  return [...head.matchAll(pattern)].map(({ index }) => index).filter((at) => at >= SHORTEST);
}

/** What to call a product that the customer knows; the whole title where the short one would fit two of them. */
export function nameOf({ productId, title }: Named, { shown }: Pick<Memory, 'shown'>): string {
  const short = shortName(title);
  const isShared = shown.some((other) => other.productId !== productId && shortName(other.title) === short);
  return isShared ? title : short;
}

interface Named {
  readonly productId: string;
  readonly title: string;
}
