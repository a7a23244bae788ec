import { COLOUR_SPELLINGS, SHADES } from './lexicon/colours';
import type { Found, Token } from './token';
import { phraseKey, type IndexedAttribute } from './vocabulary-index';

const LONGEST_COLOUR = 3;

/** A colour as the shop spells it; `values` is empty when the shop has no such value and the word stays a word. */
export interface ColourWish {
  readonly values: readonly string[];
}

/** Finds colours: base colours anywhere, and the shop's own ("rose gold", "midnight black"). */
export function readColours(
  tokens: readonly Token[],
  attribute: IndexedAttribute | null,
): readonly Found<ColourWish>[] {
  if (attribute === null) return [];
  const found: Found<ColourWish>[] = [];
  const own = attribute.keys;
  for (let at = 0; at < tokens.length; at += 1) {
    const colour = readOwn(tokens, at, own) ?? readBase(tokens, at, own);
    if (colour === undefined) continue;
    found.push(colour);
    at = colour.to - 1;
  }
  return found;
}

function readOwn(
  tokens: readonly Token[],
  at: number,
  own: ReadonlySet<string>,
): Found<ColourWish> | undefined {
  for (let size = LONGEST_COLOUR; size > 1; size -= 1) {
    const words = tokens.slice(at, at + size);
    const key = phraseKey(words);
    if (words.length === size && own.has(key) && words.some(({ text }) => COLOUR_SPELLINGS.has(text))) {
      return { value: { values: [key] }, from: at, to: at + size };
    }
  }
  return undefined;
}

function readBase(
  tokens: readonly Token[],
  at: number,
  own: ReadonlySet<string>,
): Found<ColourWish> | undefined {
  const isShaded = SHADES.has(tokens[at]?.text ?? '') && COLOUR_SPELLINGS.has(tokens[at + 1]?.text ?? '');
  const place = isShaded ? at + 1 : at;
  const word = tokens[place]?.text ?? '';
  const spellings = COLOUR_SPELLINGS.get(word) ?? (own.has(word) && word.length > 2 ? [word] : undefined);
  if (spellings === undefined) return undefined;
  const values = spellings.filter((spelling) =>
    [...own].some((value) => value.split(/\W+/).includes(spelling)),
  );
  return { value: { values: values.length === 0 ? spellings : values }, from: at, to: place + 1 };
}
