export type SupervisorRole = 'sales_manager' | 'product_specialist';

/** What a supervisor said of a draft. */
export interface Review {
  readonly supervisor: SupervisorRole;
  readonly verdict: 'approved' | 'modified' | 'rejected';
  /** Why, in English, for the shop. */
  readonly comments: string;
  /** Each sentence that did not pass; `after` is null when it was taken out. */
  readonly changes: readonly { readonly before: string; readonly after: string | null }[];
}
