import { ORDINALS } from './lexicon/number-words';
import { STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';

/** Words that tell nothing in a search, but do in a question about one product. */
const TELLING = new Set(
  'price cost costs expensive cheap size sizes colour color colours colors brand stock available weight quality'.split(
    ' ',
  ),
);
/** "is it free", not "is it sugar free". */
const FREE =
  /\b(?:it|this|that|they|them|these|those|ones?|products?|items?)(?: (?:all|really|for))* free(?: of charge)?$/;
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bhow much\b/, 'price'],
  [FREE, 'price'],
  [/\bhow (?:heavy|light)\b/, 'weight'],
  [/\bhow (?:big|large|small|wide|tall|long)\b/, 'size'],
  [/\b(?:made (?:of|from|out of)|fabric)\b/, 'material'],
  [/\bwho makes\b/, 'brand'],
];

/** What a question about a product asks after: `how much is it` asks after the price. */
export function readAspects(tokens: readonly Token[]): readonly string[] {
  const text = tokens.map((token) => token.text).join(' ');
  const phrased = PHRASES.filter(([pattern]) => pattern.test(text)).map(([, aspect]) => aspect);
  const isFree = FREE.test(text);
  const said = tokens
    .filter(({ kind }) => kind === 'word' || kind === 'number')
    .map((token) => token.text)
    .filter((word) => !(isFree && (word === 'free' || word === 'charge')))
    .filter((word) => TELLING.has(word) || (!STOP_WORDS.has(word) && word !== 'made' && !ORDINALS.has(word)));
  const words = said.map((word) =>
    word === 'color' || word === 'colors' || word === 'colours' ? 'colour' : word,
  );
  return [...new Set([...phrased, ...words.map((word) => (word === 'sizes' ? 'size' : word))])].slice(0, 6);
}
