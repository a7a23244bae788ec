import { stem, type Memory, type ShownProduct } from '@app/domain';
import { NUMBER_WORDS, ORDINALS } from './lexicon/number-words';
import { STOP_WORDS } from './lexicon/stop-words';
import { tokenise, type Token } from './token';
import type { Reference } from './understanding';

const PRONOUNS = /\b(?:it|this|that|this one|that one|them|these|those|the product|the item)\b/;
const CHEAPER_ONE =
  /\b(?:cheaper|cheapest|least expensive|less expensive|lowest priced?) (?:one|of (?:them|these|those|the two)|option|product|item)\b/;
const WHICH_IS_CHEAPER =
  /\bwhich (?:one |of (?:them|these|those) )?is (?:the )?(?:cheaper|cheapest|least expensive)\b/;
const DEARER_ONE =
  /\b(?:more expensive|most expensive|dearer|pricier|highest priced?) (?:one|of (?:them|these|those|the two)|option|product|item)\b/;
const POINTED = new Set(['one', 'option', 'product', 'item', 'choice', 'result']);
const NUMBERED = new Set(['number', 'no', 'nr', 'option', '#', 'item', 'product']);

/** What the sentence points at among the products in view, in the order it names them. Empty when nothing is in view. */
export function readReferences(tokens: readonly Token[], memory: Memory): readonly Reference[] {
  if (memory.shown.length === 0) return [];
  const text = tokens.map((token) => token.text).join(' ');
  const references: readonly Reference[] = [
    ...readPositions(tokens, memory.shown.length),
    ...(CHEAPER_ONE.test(text) || WHICH_IS_CHEAPER.test(text)
      ? [{ by: 'price', end: 'lowest' } as const]
      : []),
    ...(DEARER_ONE.test(text) ? [{ by: 'price', end: 'highest' } as const] : []),
    ...(/\bit\b/.test(text) ? [] : readNames(tokens, memory.shown)),
  ];
  if (references.length > 0) return references;
  return PRONOUNS.test(text) ? [{ by: 'pronoun' }] : [];
}

/** "the second one", "2nd", "number two", "option 3", "#1", "the last one", "first and third". */
function readPositions(tokens: readonly Token[], count: number): readonly Reference[] {
  return tokens.flatMap(({ text }, at): readonly Reference[] => {
    const next = tokens[at + 1]?.text ?? '';
    const several = text === 'first' ? countOf(next) : undefined;
    if (several !== undefined) {
      return Array.from({ length: Math.min(several, count) }, (_item, place) => ({
        by: 'position',
        position: place + 1,
      }));
    }
    const isPointed = next === '' || POINTED.has(next) || next === 'and' || next === 'or' || next === ',';
    if (text === 'last' && isPointed) return [{ by: 'last' }];
    const ordinal = ORDINALS.get(text) ?? ordinalOf(text);
    if (ordinal !== undefined && ordinal <= Math.max(count, 10) && next !== 'birthday')
      return [{ by: 'position', position: ordinal }];
    const isNumbered = NUMBERED.has(tokens[at - 1]?.text ?? '') || tokens.length === 1;
    const number = /^\d{1,2}$/.test(text) ? Number(text) : NUMBER_WORDS.get(text);
    return isNumbered && number !== undefined && number > 0 && number <= 10
      ? [{ by: 'position', position: number }]
      : [];
  });
}

/** "the first two": how many. */
function countOf(text: string): number | undefined {
  const count = /^\d$/.test(text) ? Number(text) : NUMBER_WORDS.get(text);
  return count !== undefined && count > 1 ? count : undefined;
}

function ordinalOf(text: string): number | undefined {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(text)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** Products in view that the sentence names by a word that not all of them have: "the Connectly one". */
function readNames(tokens: readonly Token[], shown: readonly ShownProduct[]): readonly Reference[] {
  const titles = shown.map(({ productId, title }) => ({ productId, words: titleWords(title) }));
  const said = tokens
    .map(({ text }) => stem(text))
    .filter((word) => word.length > 1 && !STOP_WORDS.has(word));
  const telling = said.filter((word) => {
    const having = titles.filter(({ words }) => words.has(word)).length;
    return having > 0 && (having < titles.length || titles.length === 1);
  });
  if (telling.length === 0) return [];
  const scored = titles.map(({ productId, words }) => ({
    productId,
    score: telling.filter((word) => words.has(word)).length,
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  return [
    {
      by: 'name',
      productIds: scored.filter(({ score }) => score === best).map(({ productId }) => productId),
    },
  ];
}

function titleWords(title: string): ReadonlySet<string> {
  return new Set(tokenise(title).map(({ text }) => stem(text)));
}
