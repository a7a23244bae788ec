export const EXIT_CODES = { done: 0, failed: 1, usage: 2 } as const;

/** How a command says that it did what it was asked, and that the answer is bad news. */
export interface Outcome {
  exitCode: number;
}
