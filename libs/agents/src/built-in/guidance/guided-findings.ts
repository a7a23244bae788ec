import { fold, searchTerms, type Product } from '@app/domain';
import type { Findings, HitsFound } from '../retrieval/findings';
import type { Guide } from './guide';

type Wishes = Pick<Guide, 'recommend' | 'never'>;

/** What was found, without what the shop does not want to be shown, and with what it wants to be shown first. */
export function guidedFindings(found: Findings, guide: Wishes): Findings {
  if (found.kind === 'nothing') {
    const hides = found.nearest !== null && isNever(found.nearest.product, guide);
    const gone = found.gone.filter((product) => !isNever(product, guide));
    return { ...found, gone, nearest: hides ? null : found.nearest };
  }
  return found.kind === 'hits' ? guidedHits(found, guide) : found;
}

function guidedHits(found: HitsFound, guide: Wishes): Findings {
  const allowed = found.products.filter((product) => !isNever(product, guide));
  if (allowed.length === 0)
    return { kind: 'nothing', criteria: found.criteria, nearest: null, gone: [], answer: null };
  const first = allowed.filter((product) => isWanted(product, guide));
  const rest = allowed.filter((product) => !isWanted(product, guide));
  return { ...found, products: [...first, ...rest] };
}

export function isNever({ title, brand }: Product, { never }: Pick<Guide, 'never'>): boolean {
  if (never.length === 0) return false;
  const text = ` ${searchTerms(`${title} ${brand ?? ''}`).join(' ')} `;
  return never.some((words) => text.includes(` ${searchTerms(words).join(' ')} `));
}

function isWanted({ productId, title }: Product, { recommend }: Pick<Guide, 'recommend'>): boolean {
  if (recommend.length === 0) return false;
  const terms = new Set(searchTerms(title));
  return recommend.some((wanted) => wanted === productId || isIn(wanted, terms));
}

function isIn(words: string, terms: ReadonlySet<string>): boolean {
  const wanted = searchTerms(words);
  return wanted.length > 0 && wanted.every((term) => terms.has(term));
}

/** A text without the sentences that name what is not to be named. */
export function withoutNever(text: string, { never }: Pick<Guide, 'never'>): string {
  if (never.length === 0) return text;
  return text
    .split(/(?<=[.!?])\s+|\n+/)
    .filter((sentence) => {
      const said = ` ${searchTerms(fold(sentence)).join(' ')} `;
      return !never.some((words) => said.includes(` ${searchTerms(words).join(' ')} `));
    })
    .join(' ');
}
