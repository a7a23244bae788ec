import { stem } from '@app/domain';
import type { Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { NO_WISH } from './wish';

const ABOUT_PLANS = /\b(?:plans?|pricing|price list|subscriptions?|membership)\b/;
const NOT_ABOUT_PLANS = /\b(?:cheaper|cheapest|under|over|not|compare|difference)\b/;

/** A question about the plans of a shop that sells plans, by the words of it that the catalogue has. */
export function readPlanQuestion(
  tokens: readonly Token[],
  text: string,
  { terms }: VocabularyIndex,
): Understanding | undefined {
  if (!ABOUT_PLANS.test(text) || NOT_ABOUT_PLANS.test(text) || !terms.has('plan')) return undefined;
  const names = tokens
    .map((token) => token.text)
    .filter((word, at) => stem(tokens[at + 1]?.text ?? '') === 'plan' && terms.has(stem(word)))
    .filter((word) => !NAMELESS.has(word));
  const wish = { ...NO_WISH, words: [...names, 'plan'], kind: ['plan'] };
  return { kind: 'search', wish, fresh: 'yes', isQuestion: false, isAskedFor: true, isOfThisShop: true };
}

const NAMELESS = new Set([
  'your',
  'my',
  'our',
  'the',
  'a',
  'any',
  'all',
  'of',
  'current',
  'which',
  'what',
  'other',
  'this',
]);
