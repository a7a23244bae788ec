import type { Memory } from '@app/domain';
import { readAspects } from './aspect-reader';
import { readNamedComparison } from './comparison-reader';
import { priceOf, readOrderQuantity, readOrders, readTaking } from './order-reader';
import { readPointedOrders } from './pointed-order-reader';
import { readPlanQuestion } from './plan-reader';
import { readShopQuestion } from './shop-question-reader';
import { readService } from './service-reader';
import { readOpening, readSmallTalk } from './small-talk';
import { readReferences } from './reference-reader';
import { readSearch } from './search-reader';
import { withoutAnyPrices } from './stated-price-reader';
import { tokenise, type Token } from './token';
import type { Reference, Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';

const MORE =
  /^(?:(?:ok|please|can you|could you|do you have|have you got|any|are there|is there|what|got) ){0,3}(?:show me |see |give me |find me |list )?(?:(?:some |any |a few )?(?:more|others|other ones|other options|more options|more of (?:them|these|those)|something else|anything else|next|next page|more products|different ones|other products|alternatives)|what else(?: do you have)?|else(?: do you have)?)(?: please| like (?:this|that|these))?$/;
const COMPARE =
  /\b(?:compare|comparison|difference|differences|differ|versus|vs|which (?:one )?is better|which is the better|better of|which (?:one )?(?:should|would|do) (?:i|you)|which of (?:them|these|those))\b/;
const DETAILS =
  /\b(?:tell me (?:more|about)|more (?:about|info|information|details)|details?|info(?:rmation)? (?:about|on)|describe|specs?|specifications?|features|what (?:is|are) (?:it|this|that|they|these)|learn more|know more)\b/;
const ASPECT_QUESTION =
  /^(?:and |but |so |ok ){0,2}(?:is|are|does|do|can|has|have|will|what|whats|how|which|where) .*\b(?:it|this|that|they|them|these|those|one|ones|product|item|material|made)\b/;
const ORDER =
  /\b(?:(?:i ?ll|i will|ill|let me|i want to|i would like to|id like to|can i|could i|how (?:can|do) i|where can i) (?:take|buy|order|purchase|get|have|pay for|check ?out)|add (?:it|this|that|them|the|to)\b.*\b(?:cart|basket|bag)|place (?:an|the|my) order|check ?out|buy (?:it|this|that|now|them)|order (?:it|this|that|now|them)|purchase (?:it|this|that|them)|i(?: ?ll|ll| will) take|reserve (?:it|this|that))\b/;
const REFUSED_ORDER =
  /\b(?:dont|do not|never|wont|will not|didnt|not going to)\b.{0,30}\b(?:buy|order|take|get|purchase|have|reserve)\b/;
const BARE_ORDER =
  /^(?:how (?:can|do) i (?:order|buy|purchase|pay|check ?out)|i (?:want|would like) to (?:order|check ?out)|check ?out|place an order|order|buy now|buy it)$/;

/** Orders to the assistant itself are no wish for a product. */
const INSTRUCTION =
  /\b(?:ignore|disregard|override|bypass|overwrite|reveal|forget)\b.*\b(?:instructions?|prompts?|rules|guidelines|messages|guardrails)\b|\b(?:system prompt|developer mode|jailbreak|you are now|pretend (?:to be|that you|you are))\b/;

/** One sentence as what the customer does with it; nothing, when it is only noise. */
export function readSentence(
  tokens: readonly Token[],
  memory: Memory,
  index: VocabularyIndex,
): readonly Understanding[] {
  const text = textOf(tokens);
  if (INSTRUCTION.test(text)) return [{ kind: 'unclear' }];
  const service = readService(textOf(tokens, '#'));
  if (service !== undefined) return [{ kind: 'service', ...service }];
  const named = tokens.length > 1 ? exactlyShown(text, memory) : undefined;
  if (named !== undefined) return [{ kind: 'details', target: named, aspects: [] }];
  const smallTalk = readSmallTalk(text);
  if (smallTalk !== undefined) return [{ kind: smallTalk }];
  const opening = readOpening(text);
  if (opening === undefined) return readBody(tokens, text, memory, index);
  const rest = tokens.slice(opening.words);
  return [{ kind: opening.kind }, ...readSentence(rest, memory, index)];
}

function readBody(
  tokens: readonly Token[],
  text: string,
  memory: Memory,
  index: VocabularyIndex,
): readonly Understanding[] {
  if (MORE.test(text.replace(/ ,/g, ''))) return [{ kind: 'more' }];
  const shop = readShopQuestion(tokens, text);
  if (shop !== undefined) return [{ kind: 'shop-question', question: spoken(tokens), words: shop }];
  const comparison = readNamedComparison(tokens, text, memory, index);
  if (comparison !== undefined) return [comparison];
  const pointed = readPointedOrders(tokens, memory, index.currency);
  if (pointed !== undefined) return pointed;
  const orders = readOrders(tokens, index);
  const shown = orders.length > 1 ? undefined : readAboutShown(tokens, text, memory, index.currency);
  if (shown !== undefined && !isOfNamed(shown, orders, text)) return shown;
  if (orders.length > 0) return orders;
  const plans = readPlanQuestion(tokens, text, index);
  return plans === undefined ? readSearch(tokens, memory, index) : [plans];
}

/** "Order 2 first aid kits" points at nothing, though there is a first in view. */
function isOfNamed(shown: readonly Understanding[], orders: readonly Understanding[], text: string): boolean {
  const isCounted = orders.some((order) => order.kind === 'order' && order.quantity !== null);
  return isCounted && shown.every(({ kind }) => kind === 'details') && !/\bof\b/.test(text);
}

/** Compare, details and order speak of what is in view; a reference alone asks for details. */
function readAboutShown(
  tokens: readonly Token[],
  text: string,
  memory: Memory,
  currency: string,
): readonly Understanding[] | undefined {
  if (BARE_ORDER.test(text)) return [{ kind: 'order', target: null, wish: null, quantity: null }];
  const taking = memory.shown.length === 0 ? undefined : readTaking(tokens, currency);
  if (taking !== undefined) return [taking];
  const references = readReferences(tokens, memory);
  const [first] = references;
  if (first === undefined) return undefined;
  const pointed = references.filter(({ by }) => by !== 'name');
  if (COMPARE.test(text)) return [{ kind: 'compare', targets: references }];
  if (
    ORDER.test(text) &&
    !REFUSED_ORDER.test(text) &&
    !/\b(?:buy|order|get|purchase|have) (?:a|an|some)\b/.test(text)
  ) {
    const { prices, tokens: said } = withoutAnyPrices(tokens, currency);
    const target = oneOf(pointed, memory) ?? first;
    return [{ kind: 'order', target, wish: null, quantity: readOrderQuantity(said), ...priceOf(prices) }];
  }
  if (DETAILS.test(text)) return [{ kind: 'details', target: first, aspects: [] }];
  if (ASPECT_QUESTION.test(text) && pointed.length > 0 && !/\bdo you have\b|\bshow me\b/.test(text)) {
    return [{ kind: 'details', target: first, aspects: readAspects(tokens) }];
  }
  return isPointing(tokens, text, first) ? [{ kind: 'details', target: first, aspects: [] }] : undefined;
}

/** Of several places in view an order is of none before it is told of which. */
function oneOf(references: readonly Reference[], { shown }: Memory): Reference | undefined {
  const places = references.flatMap((reference) => (reference.by === 'position' ? [reference.position] : []));
  const productIds = shown
    .filter((_product, at) => places.includes(at + 1))
    .map(({ productId }) => productId);
  return productIds.length > 1 ? { by: 'name', productIds } : undefined;
}

/** "the second one please", "the Connectly one": few words, and they point. */
function isPointing(tokens: readonly Token[], text: string, reference: Reference): boolean {
  if (reference.by === 'pronoun')
    return /^(?:what about |how about )?(?:this|that)(?: one)?(?: please)?$/.test(text);
  if (reference.by !== 'name') return tokens.length <= 8;
  return (
    reference.productIds.length === 1 && tokens.length <= 7 && /\b(?:the|that|this) .*\bone\b/.test(text)
  );
}

/** A button that repeats the title of something shown. */
function exactlyShown(text: string, memory: Memory): Reference | undefined {
  const same = memory.shown.filter(({ title }) => textOf(tokenise(title)) === text);
  return same.length === 1 ? { by: 'name', productIds: same.map(({ productId }) => productId) } : undefined;
}

/** The words of a sentence; of its signs only the one that is to be kept. */
function textOf(tokens: readonly Token[], keep?: string): string {
  return tokens
    .filter(({ kind, text }) => kind !== 'sign' || text === keep)
    .map(({ text }) => text)
    .join(' ');
}

function spoken(tokens: readonly Token[]): string {
  return tokens
    .map(({ raw }) => raw)
    .join(' ')
    .replace(/ ([,:])/g, '$1');
}
