import { stem } from '@app/domain';
import { readPlanNeeds } from './plan-needs-reader';
import type { Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { NO_WISH, type Wish } from './wish';

const ABOUT_PLANS = /\b(?:plans?|pricing|price list|subscriptions?|membership)\b/;
const NOT_ABOUT_PLANS = /\b(?:cheaper|cheapest|under|over|not|compare|difference)\b/;
/** "We are 25 people": somebody tells who would use it. */
const ABOUT_US =
  /^(?:hi |hello )?(?:we|our|my (?:team|company)|there are|its just|it is just|just me|only me)\b/;
const UPGRADE_TO = /\bupgrade\b.*\bto\b(?: the| your)? (.+)$/;
const UPGRADE = /\bupgrade\b/;

/** What is said of the plans of a shop that sells plans, by the words of it that the catalogue has. */
export function readPlanQuestion(
  tokens: readonly Token[],
  text: string,
  { terms }: VocabularyIndex,
): Understanding | undefined {
  if (!terms.has('plan')) return undefined;
  const upgrade = UPGRADE_TO.exec(text)?.[1];
  const wanted = upgrade === undefined ? [] : namesIn(upgrade.split(' '), terms);
  if (wanted.length > 0) return { kind: 'order', target: null, wish: planWish(wanted), quantity: null };
  const isAbout = ABOUT_PLANS.test(text);
  const needs = readPlanNeeds(tokens);
  if (needs.people !== null && (isAbout || ABOUT_US.test(text))) return { kind: 'plan-advice', ...needs };
  if (!isAbout || NOT_ABOUT_PLANS.test(text)) return undefined;
  if (UPGRADE.test(text)) return { kind: 'plan-upgrade' };
  const before = tokens.filter((_token, at) => stem(tokens[at + 1]?.text ?? '') === 'plan');
  const wish = planWish(
    namesIn(
      before.map((token) => token.text),
      terms,
    ),
  );
  return { kind: 'search', wish, fresh: 'yes', isQuestion: false, isAskedFor: true, isOfThisShop: true };
}

/** All plans, or those of a name. */
export function planWish(names: readonly string[] = []): Wish {
  return { ...NO_WISH, words: [...names, 'plan'], kind: ['plan'] };
}

function namesIn(words: readonly string[], terms: ReadonlySet<string>): readonly string[] {
  return words.filter((word) => terms.has(stem(word)) && !NAMELESS.has(word));
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
  'to',
  'plan',
  'plans',
  'please',
  'now',
  'for',
  'me',
]);
