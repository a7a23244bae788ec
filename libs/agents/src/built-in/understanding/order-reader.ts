import { stem } from '@app/domain';
import { countAt, countedText } from './counted-text';
import { ORDINALS } from './lexicon/number-words';
import { STOP_WORDS } from './lexicon/stop-words';
import { segmentsOf, type Segment } from './order-segments';
import type { Count } from './said-number';
import { withoutAnyPrices, withoutPrices, type StatedPrice } from './stated-price-reader';
import { tokenise, type Token } from './token';
import type { Order } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';
import { readWish } from './wish-reader';

const VERB = 'buy|order|purchase|subscribe to|sign up for|upgrade to|go for|go with|take|get';
const ORDERING = `(?:\\b(?:i|we|ill|id|lets|let|please|want|like|can|could|ready)\\b.*\\b|^(?:please )?)(?:${VERB})`;
/** "I want to buy the enterprise plan", "order 3 starter plans"; "a laptop" is still to be found. */
const BUYS = new RegExp(
  `${ORDERING} (?:(?:the|your|this)(?: ×\\d+)?|(?:(?<=(?:buy|order|purchase) )(?:me|us) )?×\\d+) (?!one\\b|ones\\b|of (?:them|these|those)\\b)`,
);
/** "Order starter plan x 3": where it is said how many, the thing needs no article. */
const BUYS_SO_MANY = new RegExp(
  `${ORDERING} (?:a |an |me |us )?(?!(?:it|this|that|them|these|those|one|ones|×\\d+)\\b)(?=\\S)`,
);
const REFUSES = /\b(?:dont|do not|not|never|wont|didnt|no longer)\b/;
const PIECES = 'pieces?|pcs|units?|items?|seats?|licen[cs]es?|copies';
const PIECE = new RegExp(`^(?:${PIECES})$`);
/** Of these, so many may stand before a thing without "of": "2 pcs starter plan". */
const UNITS = /^(?:pieces|pcs|units)$/;
const COUNT = new RegExp(
  `\\b(?:(?:${VERB})(?: me| us)?|want|need|make it|make that) ×(\\d+)|×(\\d+) (?:of (?:them|these|those|it|the)|${PIECES})\\b`,
);
/** "I'll take 3", "I want it", "actually I want 3 of them": nothing but the wish to have what is spoken of. */
const TAKES_OPENING = [
  '^(?:(?:ok|okay|yes|no|actually|then|so|well|great|and|but|please|sorry|in fact) )*',
  `(?:(?:ill|i will|well|we will|let me|lets|can i|could i|may i|id like to|i would like to|i want to|we want to) (?:take|have|get|buy|order|purchase|go for|go with)`,
  '|(?:i|we) (?:want|need|take|would like|will take)|id like|wed like|(?:buy|order|purchase)) ',
  `(?:(?:it|this|that|these|them|those|(?:this|that) one)(?: (×\\d+))?|(one|×\\d+)(?: (?:of (?:it|this|that|them|these|those)|${PIECES}))?)`,
].join('');
const TAKES = new RegExp(`${TAKES_OPENING}(?: (?:please|then|now|instead|too|thanks|thank you))*$`);
const MAY_TAKE = new RegExp(TAKES_OPENING);
/** Words of a sentence that is little more than a number. */
const FEW = 6;
/** "Is it 79?" asks for something else than so many. */
const ASKS = /^(?:is|are|was|were|does|did|why|when|who|which)\b/;
/** Words that point at something else than what is spoken of. */
const POINTS = new Set([...ORDINALS.keys(), ...'last both each other others another cheapest #'.split(' ')]);
const ENDS_NAME = new Set(['for', 'in', 'by', 'at', 'with', 'to']);

/** An order of the one thing that is spoken of; undefined when the sentence says anything else. */
export function readTaking(sentence: readonly Token[], currency: string): Order | undefined {
  if (!MAY_TAKE.test(withoutCommas(countedText(sentence).text))) return undefined;
  const { tokens, prices } = withoutAnyPrices(sentence, currency);
  const { text, counts } = countedText(tokens);
  const match = TAKES.exec(withoutCommas(text));
  if (match === null) return undefined;
  const said = match[1] ?? match[2];
  const quantity = said === undefined ? null : said === 'one' ? 1 : countAt(counts, said);
  return { kind: 'order', target: { by: 'pronoun' }, wish: null, quantity, ...priceOf(prices) };
}

function withoutCommas(text: string): string {
  return text.replace(/ ,/g, '');
}

/** Orders of things by their names, which need not be in view; none when the sentence is none. */
export function readOrders(sentence: readonly Token[], index: VocabularyIndex): readonly Order[] {
  const { text, counts, starts } = countedText(sentence);
  const isSoMany = counts.some(({ isOutright }) => isOutright);
  const opening = (BUYS.exec(text) ?? (isSoMany ? BUYS_SO_MANY.exec(text) : null))?.[0];
  if (opening === undefined || REFUSES.test(opening)) return [];
  const start = starts[opening.trim().split(' ').length] ?? sentence.length;
  const [first, ...others] = segmentsOf(sentence, start, counts);
  const further = others.flatMap(
    (other) => orderOf({ ...other, quantity: other.quantity ?? 1 }, index) ?? [],
  );
  const quantity = further.length > 0 ? first.quantity : readOrderQuantity(sentence);
  const order = orderOf({ ...first, quantity }, index);
  return order === undefined ? [] : [order, ...further];
}

function orderOf({ words, quantity, isBeside }: Segment, index: VocabularyIndex): Order | undefined {
  const { tokens, prices } = withoutPrices(withoutPieces(words), index.currency);
  const { wish } = readWish(tokens, index);
  const isLimited = wish.sort !== null || wish.minPriceMinor !== null || wish.maxPriceMinor !== null;
  if (wish.kind.length === 0 || isLimited || wish.relative !== null) return undefined;
  const beside = isBeside ? ({ isNumberBeside: true } as const) : {};
  return { kind: 'order', target: null, wish, quantity, ...beside, ...priceOf(prices) };
}

/** "2 | pieces of | the thing"; of mere pieces nothing is left. */
function withoutPieces(words: readonly Token[]): readonly Token[] {
  const [first = '', second] = words.map(({ text }) => text);
  const isAmount = second === undefined || second === 'of' || UNITS.test(first);
  return PIECE.test(first) && isAmount ? words.slice(1) : words;
}

export function priceOf([price]: readonly StatedPrice[]): Pick<Order, 'price'> {
  return price === undefined ? {} : { price };
}

/** How many are ordered; null when it is not said. */
export function readOrderQuantity(tokens: readonly Token[]): Count | null {
  const { text, counts } = countedText(tokens);
  const match = COUNT.exec(text);
  const said = match?.[1] ?? match?.[2];
  if (said !== undefined) return countAt(counts, said);
  return counts.find(({ isOutright }) => isOutright)?.value ?? null;
}

/**
 * "3", "make it two": a sentence that is little more than a number; undefined when it is not, or when it orders
 * something else than what is called so.
 */
export function readBareQuantity(tokens: readonly Token[], title: string): Count | undefined {
  const { text, counts } = countedText(tokens);
  const words = text.split(' ').filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (tokens.some((token) => POINTS.has(token.text)) || ordersOther(tokens, title)) return undefined;
  return words.length <= FEW && counts.length === 1 && !ASKS.test(text) ? counts[0]?.value : undefined;
}

/** "Order two starter plans" while another plan is spoken of. */
function ordersOther(tokens: readonly Token[], title: string): boolean {
  const { text, starts } = countedText(tokens);
  const opening = BUYS.exec(text)?.[0];
  if (opening === undefined) return false;
  const words = tokens.slice(starts[opening.trim().split(' ').length] ?? tokens.length);
  const end = words.findIndex(({ kind, text: word }) => kind !== 'word' || ENDS_NAME.has(word));
  const known = new Set(tokenise(title).map((token) => stem(token.text)));
  return (end === -1 ? words : words.slice(0, end)).some(
    ({ text: word }) => !STOP_WORDS.has(word) && !PIECE.test(word) && !known.has(stem(word)),
  );
}
