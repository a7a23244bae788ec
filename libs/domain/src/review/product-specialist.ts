import { formatMoney, toMajor } from '../product/money';
import type { Product } from '../product/product';
import { reviewDraft, type ReviewedDraft, type ReviewFacts, type SentenceVerdict } from './draft';
import { moneyMentions, samePrice, type MoneyMention } from './money-mention';

const AVAILABLE = /\b(in stock|available (now|today|immediately)|ready to ship|en stock|disponible)\b/i;
const NOT = /\b(not|isn't|aren't|no longer|out of|no está|agotad[oa]s?)\b/i;

/** Checks every price and availability that a draft names against the catalogue. */
export function reviewProductClaims(messages: readonly string[], facts: ReviewFacts): ReviewedDraft {
  const elsewhere = [facts.customer, ...facts.knowledge].flatMap((text) =>
    moneyMentions(text).map(({ amount }) => amount),
  );
  return reviewDraft(
    'product_specialist',
    messages,
    (sentence) => judgePrices(sentence, facts, elsewhere) ?? judgeAvailability(sentence, facts.products),
  );
}

function judgePrices(sentence: string, facts: ReviewFacts, elsewhere: readonly number[]): SentenceVerdict {
  const mentions = moneyMentions(sentence);
  if (mentions.length === 0) return undefined;
  const named = namedIn(sentence, facts.products);
  const known = named.length > 0 ? named : facts.products;
  const wrong = mentions.filter(
    (mention) => !known.some((product) => costs(product, mention)) && !elsewhere.includes(mention.amount),
  );
  if (wrong.length === 0) return undefined;
  return (
    correctPrice(sentence, named, wrong, facts.language) ?? {
      after: null,
      why: 'a price that the catalogue does not have',
    }
  );
}

/** One product, one wrong price: the sentence can be set right. */
function correctPrice(
  sentence: string,
  named: readonly Product[],
  wrong: readonly MoneyMention[],
  language: string,
): SentenceVerdict {
  const [product] = named;
  const [mention] = wrong;
  if (named.length !== 1 || wrong.length !== 1 || mention === undefined || product?.price == null)
    return undefined;
  const after = sentence.replace(mention.words, formatMoney(product.price, language));
  return { after, why: `the price of ${product.productId} is the catalogue's` };
}

function judgeAvailability(sentence: string, products: readonly Product[]): SentenceVerdict {
  if (!AVAILABLE.test(sentence) || NOT.test(sentence)) return undefined;
  const gone = namedIn(sentence, products).find(({ availability }) => availability !== 'in-stock');
  return gone && { after: null, why: `${gone.productId} is ${gone.availability}` };
}

function namedIn(sentence: string, products: readonly Product[]): readonly Product[] {
  const text = sentence.toLowerCase();
  const named = products.filter(({ title }) => text.includes(title.toLowerCase()));
  return named.filter(
    ({ title }) => !named.some((other) => other.title.length > title.length && contains(other.title, title)),
  );
}

function contains(title: string, part: string): boolean {
  return title.toLowerCase().includes(part.toLowerCase());
}

function costs({ price }: Product, { amount }: MoneyMention): boolean {
  return price !== null && samePrice(toMajor(price), amount, price.currency);
}
