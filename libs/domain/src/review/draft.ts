import type { Money } from '../product/money';
import type { Product } from '../product/product';
import type { ToolEffect } from '../tool/tool-call';
import { NOTHING_TO_CORRECT, type Review, type SupervisorRole } from './review';
import { isCutByLine, sentencesOf } from './sentences';

/** What a draft may lean on. */
export interface ReviewFacts {
  /** The catalogue's own word on every product the draft recommends, looked up, or that the customer has in view. */
  readonly products: readonly Product[];
  /** Texts of the knowledge entries that were consulted. */
  readonly knowledge: readonly string[];
  /** What the customer said. */
  readonly customer: string;
  /** The price limits that were searched with. */
  readonly limits: readonly Money[];
  /** What tools completed, in this turn or before. */
  readonly done: readonly ToolEffect['kind'][];
  /** BCP 47 tag of the conversation. */
  readonly language: string;
}

/** What becomes of one sentence: kept (undefined), replaced, or taken out (null), and why. */
export type SentenceVerdict = { readonly after: string | null; readonly why: string } | undefined;

export interface ReviewedDraft {
  readonly review: Review;
  /** One for each message of the draft, in its order; empty where nothing is left. */
  readonly messages: readonly string[];
}

type Change = Review['changes'][number];

/** Reads a draft sentence by sentence with one supervisor's eyes. */
export function reviewDraft(
  supervisor: SupervisorRole,
  messages: readonly string[],
  judge: (sentence: string) => SentenceVerdict,
): ReviewedDraft {
  const changes: Change[] = [];
  const reasons = new Set<string>();
  const reviewed = messages.map((message) => {
    const kept: string[] = [];
    const before = changes.length;
    for (const passage of passagesOf(message, judge)) {
      const verdict = judge(passage);
      if (verdict === undefined) kept.push(passage);
      else {
        const after = verdict.after?.trim() ?? null;
        changes.push({ before: passage.trim(), after });
        reasons.add(verdict.why);
        kept.push(after === null ? '' : after + (/\s*$/.exec(passage)?.[0] ?? ''));
      }
    }
    return changes.length === before ? message : kept.join('').trim();
  });
  const verdict =
    changes.length === 0 ? 'approved' : reviewed.every((message) => message === '') ? 'rejected' : 'modified';
  const comments = changes.length === 0 ? NOTHING_TO_CORRECT : [...reasons].join('; ');
  return { review: { supervisor, verdict, comments, changes }, messages: reviewed };
}

/**
 * Sentences, except that a line that is cut in the middle of a claim stays with the next one: a claim must not pass
 * by being written on two lines.
 */
function passagesOf(message: string, judge: (sentence: string) => SentenceVerdict): readonly string[] {
  const passages: string[] = [];
  for (const sentence of sentencesOf(message)) {
    const last = passages.at(-1);
    const claimsTogether =
      last !== undefined &&
      isCutByLine(last) &&
      judge(last) === undefined &&
      judge(sentence) === undefined &&
      judge(last + sentence) !== undefined;
    if (claimsTogether) passages.splice(-1, 1, last + sentence);
    else passages.push(sentence);
  }
  return passages;
}
