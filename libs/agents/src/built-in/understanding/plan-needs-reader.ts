import { STOP_WORDS } from './lexicon/stop-words';
import { inDigits } from './number-reader';
import type { Token } from './token';

/** What a company needs of a plan. */
export interface PlanNeeds {
  /** How many people use it; null: not said. */
  readonly people: number | null;
  /** Words for what it has to have. */
  readonly features: readonly string[];
}

const PEOPLE = `people|persons?|users?|employees|seats?|members?|colleagues|developers|agents|of us`;
const COUNT = '\\d[\\d.,]*';
const COUNTED = new RegExp(
  `\\b(${COUNT}) (?:${PEOPLE})\\b|\\b(?:team|company|group|staff) (?:of|with|has) (?:about |around )?(${COUNT})\\b`,
);
const ALONE = /\b(?:just|only) (?:me|myself)\b|\bi am alone\b/;
const BARE = new RegExp(`^(?:(?:about|around|roughly|we are|we have|maybe) )*(${COUNT})$`);
const NEED = new Set(['need', 'needs', 'require', 'requires', 'with', 'including', 'want', 'features']);
const NO_FEATURES = new Set([
  ...PEOPLE.replaceAll('?', '').split('|'),
  ...'user person seat member agent team company plan plans feature features staff office support'.split(' '),
]);

/** "We are 25 people and need SSO": how many, and what they look for. */
export function readPlanNeeds(sentence: readonly Token[]): PlanNeeds {
  const tokens = inDigits(sentence);
  const text = tokens.map((token) => token.text).join(' ');
  const match = COUNTED.exec(text);
  const count = match?.[1] ?? match?.[2] ?? BARE.exec(text)?.[1];
  const needAt = tokens.findIndex((token) => NEED.has(token.text));
  const features = needAt === -1 ? [] : tokens.slice(needAt + 1).filter(isFeature);
  return {
    people: count === undefined ? (ALONE.test(text) ? 1 : null) : numberOf(count),
    features: [...new Set(features.map((token) => token.text))].slice(0, 6),
  };
}

function isFeature({ kind, text }: Token): boolean {
  return kind === 'word' && !STOP_WORDS.has(text) && !NO_FEATURES.has(text);
}

/** `1,000` people are a thousand. */
function numberOf(text: string): number {
  return Number(text.replace(/[.,]/g, ''));
}
