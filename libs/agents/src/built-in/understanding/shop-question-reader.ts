import { STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';

/** What shops are asked about themselves. Each line is one topic: its words stand for one another when answers are looked up. */
const TOPICS: readonly (readonly string[])[] = `
  shipping ship ships shipped shipment delivery deliver delivers delivered deliveries postage
  return returns returned returning refund refunds refunded
  exchange exchanges exchanged
  payment payments pay paying
  paypal
  visa
  mastercard
  klarna
  instalment installment instalments installments
  invoice invoices
  warranty warranties guarantee guarantees guaranteed
  hours open opening close closing closed
  contact email phone telephone reach
  address located location locations directions
  showroom showrooms
  privacy gdpr
  discount discounts coupon coupons voucher vouchers promo promotion promotions
  track tracking
  cancel cancellation cancelling
  tax taxes vat
  customs duties
  wrap wrapping wrapped giftwrap
  newsletter
  subscription
  account accounts
  password
  login
  repair repairs
  recycling recycle
  sustainability sustainable`
  .trim()
  .split(/\n/)
  .map((line) => line.trim().split(' '));
const TOPIC_OF: ReadonlyMap<string, readonly string[]> = new Map(
  TOPICS.flatMap((topic) => topic.map((word) => [word, topic] as const)),
);
/** Topic words that are as often part of a thing's name: they need a question. */
const ALSO_THINGS = new Set([
  'phone',
  'telephone',
  'open',
  'close',
  'closed',
  'visa',
  'email',
  'location',
  'return',
  'wrap',
  'wrapping',
  'track',
  'tracking',
  'reach',
  'account',
  'guarantee',
  'repair',
  'invoice',
  'address',
  'hours',
  'contact',
  'exchange',
  'password',
  'privacy',
]);
const QUESTION =
  /^(?:(?:and|but|so|also|please|ok|hi|hello)[ ,]+){0,2}(?:do|does|did|can|could|will|would|is|are|was|may|should|how|what|whats|when|where|wheres|which|who|why|tell me about your|tell me about the|i want to know|i would like to know|id like to know)\b/;
const ABOUT_SHOP =
  /\b(?:can i|could i|do i|may i|your|you|policy|policies|store|shop|order|orders|my package|my parcel|free|give me)\b/;
const GENERIC = new Set([
  'accept',
  'safe',
  'secure',
  'happens',
  'people',
  'someone',
  'policy',
  'policies',
  'information',
  'info',
  'details',
  'store',
  'shop',
  'company',
  'rules',
  'terms',
  'order',
  'orders',
  'long',
  'free',
  'cost',
  'fee',
  'fees',
  'charge',
]);
const WANTS_PRODUCT =
  /\b(?:i (?:need|want|would like|am looking|m looking)|im looking|id like|looking for|searching for|show me|do you (?:have|sell|carry|stock)|have you got)\b/;

export function isQuestion(text: string): boolean {
  return QUESTION.test(text);
}

/** The content words of a question about the shop itself, or undefined when it is about something else. */
export function readShopQuestion(tokens: readonly Token[], text: string): readonly string[] | undefined {
  const topical = tokens.map((token) => token.text).filter((word) => TOPIC_OF.has(word));
  const asks = isQuestion(text);
  const sure = topical.filter((word) => !ALSO_THINGS.has(word));
  const isAboutShop =
    (sure.length > 0 && (asks || tokens.length <= 5 || ABOUT_SHOP.test(text)) && !wantsProduct(text, sure)) ||
    (sure.length > 0 && sure.includes(tokens.at(-1)?.text ?? '')) ||
    (topical.length > 0 && asks && ABOUT_SHOP.test(text) && !WANTS_PRODUCT.test(text)) ||
    /\b(?:policy|policies)\b/.test(text);
  return isAboutShop ? questionWords(tokens) : undefined;
}

function wantsProduct(text: string, topical: readonly string[]): boolean {
  return (
    WANTS_PRODUCT.test(text) &&
    !new RegExp(`\\b(?:free|your|a|any|to|have)(?: \\w+)? (?:${topical.join('|')})\\b`).test(text)
  );
}

export function questionWords(tokens: readonly Token[]): readonly string[] {
  const words = tokens
    .filter(({ kind }) => kind === 'word')
    .map(({ text }) => text)
    .filter((word) => (!STOP_WORDS.has(word) || TOPIC_OF.has(word)) && word.length > 1);
  return [...new Set(words)].slice(0, 12);
}

/** Words that say the same to a shop: `deliver` for `shipping`. The word itself comes first. */
export function sameTopic(word: string): readonly string[] {
  return [word, ...(TOPIC_OF.get(word) ?? []).filter((other) => other !== word)];
}

/** Words of a question that an answer need not repeat. */
export function isGeneric(word: string): boolean {
  return GENERIC.has(word);
}
