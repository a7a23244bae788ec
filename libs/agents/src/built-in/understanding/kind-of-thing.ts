import { PEOPLE, STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';

const WANTS = [
  `need|needs|want|wants|wanted|buy|find|show|get|got|sell|have|carry|stock|recommend|suggest|search|see|like|after|offer|considering|browse|purchase|give|prefer`,
].join('|');
const WANT = new RegExp(`^(?:${WANTS})$`);
/** After these comes what the thing is for or has, no longer what it is. */
const AFTER_NOUN = new Set(
  `for with without from by in on under over that which who to as around about between than at of below
  above because so but if is are was has have made and or using can please costing not no less more up max`.split(
    /\s+/,
  ),
);
const PLACEHOLDERS = new Set([
  'one',
  'ones',
  'something',
  'anything',
  'thing',
  'things',
  'it',
  'them',
  'some',
  'any',
]);
const LOOKING = new Set([
  'looking',
  'searching',
  'shopping',
  'hunting',
  'interested',
  'wish',
  'ask',
  'look',
  'search',
]);

/** The content words of a sentence that the limits left over, and those that name the kind of thing. */
export interface NamedThing {
  readonly words: readonly string[];
  readonly kind: readonly string[];
  /** The words that only tell what it is for. */
  readonly purpose: readonly string[];
  /** Where that begins; the number of tokens when nowhere. */
  readonly purposeAt: number;
  /** Whether the customer asked for the thing ("I need", "show me") rather than only mention it. */
  readonly isAskedFor: boolean;
}

/** @param free tells whether no limit took the token at an index */
export function readThing(tokens: readonly Token[], free: (at: number) => boolean): NamedThing {
  const wantAt = lastWant(tokens);
  const content = tokens.flatMap(({ text, kind }, at) =>
    (kind === 'word' || kind === 'number') &&
    free(at) &&
    (isContent(text) || isUnitAt(tokens, at)) &&
    !isPersonAt(tokens, at)
      ? [at]
      : [],
  );
  const afterWant = wantAt === -1 ? content : content.filter((at) => at > wantAt);
  const scope = afterWant.length > 0 ? afterWant : content.filter((at) => at < wantAt);
  const phrase = nounPhrase(tokens, scope, wantAt);
  const purposeAt = purposeStart(tokens, phrase);
  return {
    purpose: scope.filter((at) => at > purposeAt).flatMap((at) => splitUnit(tokens[at]?.text ?? '')),
    purposeAt,
    words: scope.flatMap((at) => splitUnit(tokens[at]?.text ?? '')),
    kind: headOf(tokens, phrase),
    isAskedFor: wantAt !== -1 && afterWant.length > 0,
  };
}

/** The "for" after the thing: "toner | for my printer". */
function purposeStart(tokens: readonly Token[], phrase: readonly number[]): number {
  const last = phrase.at(-1);
  const at = last === undefined ? -1 : tokens.findIndex(({ text }, place) => place > last && text === 'for');
  return at === -1 ? tokens.length : at;
}

/** A unit after a number counts: "2 m". */
function isUnitAt(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'number' && /^(?:m|l|g|w|v|ft|in|k)$/.test(tokens[at]?.text ?? '');
}

function isContent(text: string): boolean {
  return !STOP_WORDS.has(text) && !PLACEHOLDERS.has(text) && text.length <= 40;
}

/** "for my daughter", "a gift for kids": who it is for is no part of the thing, "kids bike" is. */
function isPersonAt(tokens: readonly Token[], at: number): boolean {
  return PEOPLE.has(tokens[at]?.text ?? '');
}

function lastWant(tokens: readonly Token[]): number {
  for (let at = tokens.length - 1; at >= 0; at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (WANT.test(text) && tokens.slice(at + 1).some((token) => isContent(token.text))) return at;
    if (text === 'for' && LOOKING.has(tokens[at - 1]?.text ?? '')) return at;
  }
  return -1;
}

/** The run of content words up to the first preposition: "wireless mouse | for | gaming". */
function nounPhrase(tokens: readonly Token[], scope: readonly number[], wantAt: number): readonly number[] {
  const phrase: number[] = [];
  for (const at of scope) {
    const previous = phrase.at(-1) ?? Math.max(wantAt, -1);
    const isBroken =
      phrase.length > 0 &&
      tokens.slice(previous + 1, at).some(({ text, kind }) => kind === 'comma' || AFTER_NOUN.has(text));
    if (isBroken) break;
    if (phrase.length === 0 && startsAfterPreposition(tokens, at, wantAt)) break;
    phrase.push(at);
  }
  return phrase;
}

/** "something for the kitchen": what comes after "for" is not the thing. */
function startsAfterPreposition(tokens: readonly Token[], at: number, wantAt: number): boolean {
  const between = tokens.slice(wantAt + 1, at).map(({ text }) => text);
  return (
    between.some((text) => PLACEHOLDERS.has(text)) &&
    between.some((text) => text === 'for' || text === 'to' || text === 'with' || text === 'that')
  );
}

/** The last word that names something; a model number after it ("iphone 7") does not. */
function headOf(tokens: readonly Token[], phrase: readonly number[]): readonly string[] {
  const nouns = phrase
    .map((at) => tokens[at]?.text ?? '')
    .filter((text) => /^\p{L}/u.test(text) && text.length > 1);
  const head = nouns.at(-1);
  return head === undefined ? [] : [head];
}

/** `16gb` is written `16 GB` in most titles. */
function splitUnit(word: string): readonly string[] {
  const parts = /^(\d+)(gb|tb|mb|inch|cm|mm|kg|mah|hz|w|ml)$/.exec(word);
  return parts === null ? [word] : [parts[1] ?? '', parts[2] ?? ''];
}
