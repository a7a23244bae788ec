import { STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';

const TRIGGERS: readonly (readonly string[])[] = [
  ['other', 'than'],
  ['anything', 'but'],
  ['everything', 'but'],
  ['apart', 'from'],
  ['instead', 'of'],
  ['rather', 'than'],
  ['dont', 'want'],
  ['dont', 'like'],
  ['not'],
  ['no'],
  ['non'],
  ['nothing'],
  ['without'],
  ['except'],
  ['excluding'],
  ['avoid'],
  ['hate'],
  ['isnt'],
  ['arent'],
  ['never'],
];
const LINKS = new Set(['or', 'nor', 'and']);
/** "not wireless but with a cable", "without bluetooth for my office". */
const ENDS = new Set([
  'but',
  'for',
  'under',
  'below',
  'with',
  'that',
  'which',
  'because',
  'i',
  'just',
  'only',
  'please',
  'between',
  'if',
]);
/** "not sure", "no problem": nothing is refused. */
const IDIOMS = new Set([
  'sure',
  'bad',
  'problem',
  'idea',
  'worries',
  'thanks',
  'really',
  'yet',
  'matter',
  'important',
  'particular',
  'limit',
  'preference',
  'way',
]);

export interface Negation {
  /** Whether the token at an index is refused. */
  readonly refused: readonly boolean[];
  /** The tokens that only say "not". */
  readonly triggers: ReadonlySet<number>;
}

/** Finds what a customer refuses: "not HP or Dell", "without bluetooth", "anything but black". */
export function readNegation(tokens: readonly Token[]): Negation {
  const refused = tokens.map(() => false);
  const triggers = new Set<number>();
  for (let at = 0; at < tokens.length; at += 1) {
    const size = triggerAt(tokens, at);
    if (size === 0 || isIdiom(tokens, at + size)) continue;
    for (let used = at; used < at + size; used += 1) triggers.add(used);
    at = refuse(tokens, at + size, refused) - 1;
  }
  return { refused, triggers };
}

function triggerAt(tokens: readonly Token[], at: number): number {
  const trigger = TRIGGERS.find((words) => words.every((word, index) => tokens[at + index]?.text === word));
  return trigger?.length ?? 0;
}

/** Also "no, I want blue" and "no I want blue", where "no" is an answer. */
function isIdiom(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  return next === undefined || next.kind === 'comma' || IDIOMS.has(next.text) || next.text === 'i';
}

/** Marks the refused tokens from a position on; answers the position after them. */
function refuse(tokens: readonly Token[], start: number, refused: boolean[]): number {
  let content = 0;
  let at = start;
  for (; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (token === undefined || ENDS.has(token.text)) break;
    if (token.kind === 'sign' && token.raw !== '-') continue;
    if (token.kind === 'comma' || LINKS.has(token.text)) {
      if (content === 0) break;
      if (triggerAt(tokens, at + 1) > 0 || !continuesList(tokens, at + 1)) break;
      content = 0;
      continue;
    }
    refused[at] = true;
    if (!STOP_WORDS.has(token.text)) content += 1;
    if (content >= 3) return at + 1;
  }
  return at;
}

/** A list of refusals goes on when the next word stands alone: "not HP, Dell or Lenovo" but "not HP, under 500". */
function continuesList(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind !== 'word' || STOP_WORDS.has(next.text) || ENDS.has(next.text))
    return false;
  const after = tokens[at + 1];
  return after === undefined || after.kind === 'comma' || LINKS.has(after.text);
}
