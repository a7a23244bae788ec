import { formatMoney, toMajor } from '../product/money';
import type { Product } from '../product/product';
import { judgeAvailability } from './availability-claim';
import { reviewDraft, type ReviewedDraft, type ReviewFacts, type SentenceVerdict } from './draft';
import { isSameAmount, moneyMentions, type MoneyMention } from './money-mention';
import { namedProducts } from './named-products';
import { isBorneOut } from './price-claim';
import { PRICE_IN_WORDS } from './price-in-words';

/** Says that there is none, or asks: the customer's figure is repeated, not claimed. */
const REPEATS =
  /\?\s*$|\b(?:nothing|none|no|not|couldn't|could not|can't|cannot|didn't|don't|never|budget|nada|ning[uú]n[oa]?|presupuesto)\b/iu;

/** Tells what something costs: there the catalogue's price counts, whatever amounts a description holds. */
const PRICES =
  /(?<!\p{L})(?:costs?|priced?|sells? for|is only|just|(?:its|the|el|su) (?:price|precio)|cuestan?|vale[n]?|precio)(?!\p{L})/iu;

/** Amounts that are nobody's price here. */
interface Elsewhere {
  /** What shop's policies state. */
  readonly stated: () => readonly number[];
  /** What the customer or the search set as limit. */
  readonly wanted: () => readonly number[];
}

/** Checks every price, currency and availability that a draft names against the catalogue. */
export function reviewProductClaims(messages: readonly string[], facts: ReviewFacts): ReviewedDraft {
  const elsewhere: Elsewhere = {
    stated: once(() => facts.knowledge.flatMap(amountsIn)),
    wanted: once(() => [...amountsIn(facts.customer), ...facts.limits.map(toMajor)]),
  };
  const sources = [...facts.knowledge, ...facts.products.map(({ description }) => description)];
  return reviewDraft(
    'product_specialist',
    messages,
    (sentence) =>
      judgePrices(sentence, facts, elsewhere) ?? judgeAvailability(sentence, facts.products, sources),
  );
}

function judgePrices(sentence: string, facts: ReviewFacts, elsewhere: Elsewhere): SentenceVerdict {
  const { named, rest } = namedProducts(sentence, facts.products);
  if (PRICE_IN_WORDS.test(rest)) return { after: null, why: 'a price in words that cannot be compared' };
  const mentions = moneyMentions(rest);
  if (mentions.length === 0) return undefined;
  const wrong = mentions.filter((mention) =>
    named.length > 0
      ? !isBorneOut(mention, named, rest) &&
        ((mentions.length === 1 && PRICES.test(rest)) || !isDescribed(mention, named))
      : !isBorneOut(mention, facts.products, rest) && !isFromElsewhere(mention, rest, elsewhere),
  );
  const [mention] = wrong;
  if (mention === undefined) return undefined;
  return (
    (mentions.length === 1 ? correctPrice(sentence, named, mention, facts.language) : undefined) ?? {
      after: null,
      why: `the catalogue does not bear out ${mention.words}`,
    }
  );
}

/** One product and one price: the sentence can be set right. */
function correctPrice(
  sentence: string,
  named: readonly Product[],
  mention: MoneyMention,
  language: string,
): SentenceVerdict {
  const [product] = named;
  if (named.length !== 1 || mention.bound !== null || mention.isDifference || product?.price == null)
    return undefined;
  const parts = sentence.split(mention.words);
  if (parts.length !== 2 || product.title.includes(mention.words)) return undefined;
  const after = parts.join(formatMoney(product.price, language));
  return { after, why: `the price of ${product.productId} is the catalogue's` };
}

/** Whether the product's own description speaks of that amount (`a $50 gift card`). */
function isDescribed({ amount }: MoneyMention, products: readonly Product[]): boolean {
  return products.some(({ description }) => has(amountsIn(description), amount));
}

function isFromElsewhere(mention: MoneyMention, sentence: string, { stated, wanted }: Elsewhere): boolean {
  if (has(stated(), mention.amount)) return true;
  const repeats = mention.bound !== null || REPEATS.test(sentence);
  const asksForLimit = mention.bound !== null && /\?\s*$/.test(sentence);
  return asksForLimit || (repeats && has(wanted(), mention.amount));
}

/** Read when it is needed, and then kept: most drafts name no amount at all. */
function once<Value>(read: () => Value): () => Value {
  let kept: { readonly value: Value } | undefined;
  return () => (kept ??= { value: read() }).value;
}

function amountsIn(text: string): readonly number[] {
  return moneyMentions(text).map(({ amount }) => amount);
}

function has(amounts: readonly number[], amount: number): boolean {
  return amounts.some((known) => isSameAmount(known, amount, 'USD'));
}
