import { toMajor } from '../product/money';
import type { Product } from '../product/product';
import { reviewDraft, type ReviewedDraft, type ReviewFacts } from './draft';
import { judgeEffect } from './effect-claim';
import { figuresOf, hasFigure, type Figure } from './figure';
import { namedProducts } from './named-products';
import { plainText } from './plain-text';
import { DENIAL, INQUIRY, PROMISES, TERMS, UNSURE, type Promised } from './promise';
import { isCutByLine, sentencesOf } from './sentences';

const UNCOVERED = { after: null, why: 'a promise that the knowledge base does not make' };

/** One text of the shop, read once. */
interface Source {
  /** Plain sentences that state something. */
  readonly affirmed: readonly string[];
  readonly figures: readonly Figure[];
}

/** Checks that each offer, discount and policy in a draft is one that the shop's knowledge or catalogue states, and each effect one that a tool had. */
export function reviewPromises(messages: readonly string[], facts: ReviewFacts): ReviewedDraft {
  const read = new Map<string, Source>();
  const sourceOf = (text: string): Source => {
    const source = read.get(text) ?? readSource(text);
    read.set(text, source);
    return source;
  };
  return reviewDraft('sales_manager', messages, (sentence) => {
    const untrue = judgeEffect(sentence, facts.done, facts.knowledge);
    if (untrue !== undefined) return untrue;
    if (promisesOf(plainText(sentence)).length === 0) return undefined;
    const { named, rest } = namedProducts(sentence, facts.products);
    const made = promisesOf(rest);
    if (made.length === 0) return undefined;
    const spokenOf = named.length > 0 ? named : facts.products;
    const sources = [...facts.knowledge, ...spokenOf.map(textOf)].map(sourceOf);
    return isCovered(rest, made, spokenOf, sources) ? undefined : UNCOVERED;
  });
}

/** What a plain sentence promises; a denial, a question about wishes or a doubt promises nothing. */
function promisesOf(sentence: string): readonly Promised[] {
  const made = PROMISES.filter(({ said }) => said.test(sentence));
  if (made.length === 0) return made;
  const hasOffer = figuresOf(sentence).some(({ unit }) => unit === 'percent');
  const harmless = INQUIRY.test(sentence) || UNSURE.test(sentence) || isDenied(sentence, made);
  return harmless && !hasOffer ? [] : made;
}

/** Denied is what comes within a few words after a denial. */
function isDenied(sentence: string, made: readonly Promised[]): boolean {
  const denial = DENIAL.exec(sentence);
  if (denial === null) return false;
  return made.every(({ said }) => {
    const at = said.exec(sentence)?.index ?? 0;
    return at >= denial.index && at - denial.index <= 40 && !/[,;:]/.test(sentence.slice(denial.index, at));
  });
}

function isCovered(
  sentence: string,
  made: readonly Promised[],
  products: readonly Product[],
  sources: readonly Source[],
): boolean {
  if (made.some(({ about }) => about?.test(sentence) === false)) return false;
  const covering = sources.filter(({ affirmed }) =>
    made.some(({ covered }) => affirmed.some((text) => covered.test(text))),
  );
  const states = (words: RegExp) =>
    covering.some(({ affirmed }) => affirmed.some((text) => words.test(text)));
  const quotes = made.flatMap(({ quoted }) => (quoted === undefined ? [] : (sentence.match(quoted) ?? [])));
  const terms = TERMS.filter((term) => term.test(sentence));
  const figures = figuresOf(sentence).filter((figure) => !isCatalogued(figure, products));
  return (
    made.every(({ covered }) => states(covered)) &&
    terms.every(states) &&
    quotes.every((quote) => covering.some(({ affirmed }) => affirmed.some((text) => text.includes(quote)))) &&
    figures.every((figure) => covering.some(({ figures: known }) => hasFigure(known, figure)))
  );
}

/** A product's own price promises nothing. */
function isCatalogued({ unit, value }: Figure, products: readonly Product[]): boolean {
  return (
    unit === 'money' &&
    products.some(({ price }) => price !== null && Math.abs(toMajor(price) - value) < 0.005)
  );
}

function readSource(text: string): Source {
  const affirmed = statementsOf(text)
    .map(plainText)
    .filter((statement) => !DENIAL.test(statement));
  return { affirmed, figures: figuresOf(text) };
}

/** A heading or a question states nothing without the sentence that answers it. */
function statementsOf(text: string): readonly string[] {
  const statements: string[] = [];
  for (const sentence of sentencesOf(text)) {
    const last = statements.at(-1);
    if (last !== undefined && (isCutByLine(last) || /\?\s*$/.test(last)))
      statements.splice(-1, 1, last + sentence);
    else statements.push(sentence);
  }
  return statements;
}

function textOf({ title, description, attributes }: Product): string {
  return [
    title,
    description,
    ...Object.entries(attributes).map(([name, value]) => `${name} ${String(value)}`),
  ].join('\n');
}
