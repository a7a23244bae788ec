import { fold, hasTerm, kindVerdict, searchTerms, type KindVerdict, type SearchCriteria } from '@app/domain';
import { kindTerm } from './product-query';

export interface Candidate {
  readonly title: string;
  readonly category: string | null;
  /** The full-text engine's own, higher for a better match. */
  readonly score: number;
}

/** A product whose title and category have all the words goes before one that has them scattered. */
const ALL_WORDS = 1.5;

/**
 * Leaves out what is only named after the thing wanted, and puts last what is in doubt. Ranks by relevance if that is
 * asked for; any other order is the candidates' own.
 */
export function rankCandidates<Found extends Candidate>(
  candidates: readonly Found[],
  criteria: SearchCriteria,
  nouns: ReadonlySet<string>,
): readonly Found[] {
  const kind = kindTerm(criteria);
  const verdicts = new Map(candidates.map((found) => [found, verdictOn(found, kind, nouns)]));
  const ordered = criteria.sort === 'relevance' ? byRelevance(candidates, criteria.text) : candidates;
  return [
    ...ordered.filter((found) => verdicts.get(found) === 'is'),
    ...ordered.filter((found) => verdicts.get(found) === 'may-be'),
  ];
}

/** The last level of the category speaks for itself; a title cannot make a mouse of a thing among `Mouse pads`. */
function verdictOn(
  { title, category }: Candidate,
  kind: string | undefined,
  nouns: ReadonlySet<string>,
): KindVerdict {
  if (kind === undefined) return 'is';
  const level = category?.split('>').at(-1) ?? '';
  if (!hasTerm(fold(level), kind)) return titleVerdict(title, kind, nouns);
  return kindVerdict(level, kind, nouns);
}

/** A title without the word is of the kind that a higher level of its category names. */
function titleVerdict(title: string, kind: string, nouns: ReadonlySet<string>): KindVerdict {
  return hasTerm(fold(title), kind) ? kindVerdict(title, kind, nouns) : 'may-be';
}

function byRelevance<Found extends Candidate>(candidates: readonly Found[], text: string): readonly Found[] {
  const words = [...new Set(searchTerms(text))];
  if (words.length < 2) return candidates;
  const scores = new Map(
    candidates.map((found) => [found, found.score * (hasAll(found, words) ? ALL_WORDS : 1)]),
  );
  return [...candidates].sort((left, right) => (scores.get(right) ?? 0) - (scores.get(left) ?? 0));
}

function hasAll({ title, category }: Candidate, words: readonly string[]): boolean {
  const text = fold(`${title} ${category ?? ''}`);
  return words.every((word) => hasTerm(text, word));
}
