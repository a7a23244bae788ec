import { reviewDraft, type ReviewedDraft, type ReviewFacts, type SentenceVerdict } from './draft';

/** What a sentence promises, each with the word stems by which the knowledge base would cover it. */
const PROMISES: readonly { readonly said: RegExp; readonly covered: RegExp }[] = [
  { said: /\d\s?%|\bpercent\b|\bpor ?ciento\b/iu, covered: /%|percent|por ?ciento/iu },
  { said: /\b(discount|rebate|descuento|rebaja)/iu, covered: /discount|rebate|descuento|rebaja/iu },
  {
    said: /\b(coupon|voucher|promo(?:tion)?s?\b|promo code|cup[oó]n|vale)\b/iu,
    covered: /coupon|voucher|promo|cup[oó]n|vale/iu,
  },
  {
    said: /\bfree (?:express |standard )?(shipping|delivery|gift|return|trial|install|setup|upgrade|sample)|\b(env[ií]o|entrega|regalo)s? grati/iu,
    covered: /\bfree\b|grati|no (?:extra )?cost/iu,
  },
  {
    said: /\b(money[- ]back|refund|reembols|devoluci[oó]n)/iu,
    covered: /money|refund|reembols|devoluci[oó]n|return/iu,
  },
  { said: /\b(guarantee|warranty|garant[ií])/iu, covered: /guarantee|warrant|garant[ií]/iu },
  { said: /\bprice[- ]match|\bcash ?back\b|\bbuy one\b/iu, covered: /price[- ]match|cash ?back|buy one/iu },
];

const NO_PROMISE =
  /\?\s*$|\b(not sure|don't know|do not know|can't promise|cannot promise|couldn't find|no s[eé]|no puedo prometer)\b/iu;

/** Checks that each offer, discount and policy in a draft is one that the shop's knowledge or catalogue states. */
export function reviewPromises(messages: readonly string[], facts: ReviewFacts): ReviewedDraft {
  const sources = [
    ...facts.knowledge,
    ...facts.products.map(({ title, description }) => `${title} ${description}`),
  ];
  return reviewDraft('sales_manager', messages, (sentence) => judge(sentence, sources));
}

function judge(sentence: string, sources: readonly string[]): SentenceVerdict {
  if (NO_PROMISE.test(sentence)) return undefined;
  const made = PROMISES.filter(({ said }) => said.test(sentence));
  if (made.length === 0) return undefined;
  const numbers = sentence.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const covered = sources.some(
    (source) =>
      made.every(({ covered: states }) => states.test(source)) &&
      numbers.every((number) => hasNumber(source, number)),
  );
  return covered ? undefined : { after: null, why: 'a promise that the knowledge base does not make' };
}

function hasNumber(source: string, number: string): boolean {
  return (source.match(/\d+(?:[.,]\d+)?/g) ?? []).some(
    (known) => Number(plain(known)) === Number(plain(number)),
  );
}

function plain(number: string): string {
  return number.replace(',', '.');
}
