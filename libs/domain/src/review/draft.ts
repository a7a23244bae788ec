import type { Product } from '../product/product';
import type { Review, SupervisorRole } from './review';
import { sentencesOf } from './sentences';

/** What a draft may lean on. */
export interface ReviewFacts {
  /** The catalogue's own word on every product the draft recommends, looked up, or that the customer has in view. */
  readonly products: readonly Product[];
  /** Texts of the knowledge entries that were consulted. */
  readonly knowledge: readonly string[];
  /** What the customer said, and the limits that were searched with, as text. */
  readonly customer: string;
  /** BCP 47 tag of the conversation. */
  readonly language: string;
}

/** What becomes of one sentence: kept (undefined), replaced, or taken out (null), and why. */
export type SentenceVerdict = { readonly after: string | null; readonly why: string } | undefined;

export interface ReviewedDraft {
  readonly review: Review;
  /** The messages that are left, in order. */
  readonly messages: readonly string[];
}

/** Reads a draft sentence by sentence with one supervisor's eyes. */
export function reviewDraft(
  supervisor: SupervisorRole,
  messages: readonly string[],
  judge: (sentence: string) => SentenceVerdict,
): ReviewedDraft {
  const changes: { before: string; after: string | null }[] = [];
  const reasons = new Set<string>();
  const reviewed = messages.map((message) =>
    sentencesOf(message)
      .map((sentence) => {
        const verdict = judge(sentence);
        if (verdict === undefined) return sentence;
        changes.push({ before: sentence.trim(), after: verdict.after?.trim() ?? null });
        reasons.add(verdict.why);
        return verdict.after ?? '';
      })
      .join('')
      .trim(),
  );
  const left = reviewed.filter((message) => message !== '');
  const verdict = changes.length === 0 ? 'approved' : left.length === 0 ? 'rejected' : 'modified';
  const comments = changes.length === 0 ? 'nothing to correct' : [...reasons].join('; ');
  return { review: { supervisor, verdict, comments, changes }, messages: left };
}
