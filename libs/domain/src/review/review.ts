export type SupervisorRole = 'sales_manager' | 'product_specialist';

/** The comment of a review that changes nothing. */
export const NOTHING_TO_CORRECT = 'nothing to correct';

/** What a supervisor said of a draft. */
export interface Review {
  readonly supervisor: SupervisorRole;
  readonly verdict: 'approved' | 'modified' | 'rejected';
  /** Why, in English, for the shop. */
  readonly comments: string;
  /** Each sentence that did not pass; `after` is null when it was taken out. */
  readonly changes: readonly { readonly before: string; readonly after: string | null }[];
}
