import type { JsonObject } from '../json';
import { NOTHING_TO_CORRECT, type Review } from '../review/review';

/** What most drafts get, so that it need not be written down each time. */
const USUAL = { verdict: 'approved', comments: NOTHING_TO_CORRECT, changes: [] } as const;

/** Version 2 of a review: whatever is as usual is left out. */
export function briefReview({ supervisor, verdict, comments, changes }: Review): JsonObject {
  return {
    supervisor,
    ...(verdict === USUAL.verdict ? {} : { verdict }),
    ...(comments === USUAL.comments ? {} : { comments }),
    ...(changes.length === 0 ? {} : { changes }),
  };
}

export function wholeReview(brief: Pick<Review, 'supervisor'> & Partial<Review>): Review {
  return { ...USUAL, ...brief };
}
