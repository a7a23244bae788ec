import { fold } from '@app/domain';
import { COLOUR_SPELLINGS } from './lexicon/colours';
import { ORDINARY_WORDS, PEOPLE, STOP_WORDS } from './lexicon/stop-words';
import { type Found, type Token } from './token';
import { compactKey, type VocabularyIndex } from './vocabulary-index';

const LONGEST_BRAND = 4;
const MARKERS = new Set([
  'from',
  'by',
  'brand',
  'brands',
  'not',
  'no',
  'except',
  'than',
  'but',
  'only',
  'or',
  'nor',
]);
const OWNERS = new Set([
  'my',
  'his',
  'her',
  'your',
  'our',
  'their',
  'little',
  'big',
  'older',
  'younger',
  'for',
]);

/** Finds the brands of the shop in a sentence, whatever their case, accents, spaces and hyphens; one slip is forgiven. */
export function readBrands(tokens: readonly Token[], index: VocabularyIndex): readonly Found<string>[] {
  const found: Found<string>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const brand = readExact(tokens, at, index) ?? readMistyped(tokens, at, index);
    if (brand === undefined) continue;
    found.push(brand);
    at = brand.to - 1;
  }
  return found;
}

function readExact(tokens: readonly Token[], at: number, index: VocabularyIndex): Found<string> | undefined {
  if (!index.brandBeginnings.has(compactKey(tokens.slice(at, at + 2)).slice(0, 2))) return undefined;
  for (let size = Math.min(LONGEST_BRAND, tokens.length - at); size > 0; size -= 1) {
    const words = tokens.slice(at, at + size);
    if (words.some(({ kind }) => kind === 'comma' || kind === 'currency')) continue;
    const brand = index.brands.get(compactKey(words));
    if (brand === undefined || (size === 1 && !isMeant(tokens, at, brand))) continue;
    if (size > 1 && words.every(({ text }) => STOP_WORDS.has(text))) continue;
    return { value: brand, from: at, to: at + size };
  }
  return undefined;
}

/** An ordinary word is a brand only where something says so: "from Chief", "Brother" with a capital, never "my brother". */
function isMeant(tokens: readonly Token[], at: number, brand: string): boolean {
  const token = tokens[at];
  if (token === undefined || token.kind === 'number' || /^\d+$/.test(token.text)) return false;
  const { text } = token;
  const previous = tokens[at - 1]?.text ?? '';
  if (PEOPLE.has(text))
    return isBeforeThing(tokens, at) ? !OWNERS.has(previous) : MARKERS.has(previous) || tokens.length === 1;
  const isOrdinary = ORDINARY_WORDS.has(text) || STOP_WORDS.has(text) || COLOUR_SPELLINGS.has(text);
  if (!isOrdinary && fold(brand).length > 1) return true;
  if (MARKERS.has(previous) || tokens.length === 1) return !STOP_WORDS.has(text) || token.raw === brand;
  return at > 0 && token.raw === brand && /^\p{Lu}/u.test(token.raw);
}

/** "a brother printer", but not "for a brother". */
function isBeforeThing(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next?.kind === 'word' && !STOP_WORDS.has(next.text) && !PEOPLE.has(next.text);
}

function readMistyped(
  tokens: readonly Token[],
  at: number,
  index: VocabularyIndex,
): Found<string> | undefined {
  const token = tokens[at];
  if (token?.kind !== 'word' || isKnown(token.text, index)) return undefined;
  const marked =
    MARKERS.has(tokens[at - 1]?.text ?? '') || /^\p{Lu}/u.test(token.raw) || token.text.length >= 6;
  const meant = marked ? index.brandSpellings.getMeant(token.text) : undefined;
  const brand = meant === undefined ? undefined : index.brands.get(meant);
  return brand === undefined || ORDINARY_WORDS.has(fold(brand))
    ? undefined
    : { value: brand, from: at, to: at + 1 };
}

function isKnown(word: string, index: VocabularyIndex): boolean {
  return (
    STOP_WORDS.has(word) ||
    PEOPLE.has(word) ||
    ORDINARY_WORDS.has(word) ||
    COLOUR_SPELLINGS.has(word) ||
    index.words.has(word) ||
    index.facetValues.has(word)
  );
}
