/** What an answer is checked for, in the order it is told. */
export const CHECKS = ['answered', 'known-products', 'prices', 'limits'] as const;
export type CheckName = (typeof CHECKS)[number];

export interface CheckOutcome {
  readonly check: CheckName;
  readonly passed: boolean;
  /** What is wrong, in English; null when it passed. */
  readonly fault: string | null;
}
