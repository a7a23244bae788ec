import type { TranscriptEntry } from '../memory/transcript';

/** What a running summary keeps in all, whatever went before. */
export const SUMMARY_LIMITS = {
  points: 60,
  /** Code units of all points together. */
  length: 4_000,
  /** Code units of one point. */
  pointLength: 240,
} as const;

/** One thing worth keeping of what was said or done: a line, without line breaks. */
export interface SummaryPoint {
  /** `happened`: told by nobody, but done in the conversation, such as products shown. */
  readonly by: TranscriptEntry['speaker'] | 'happened';
  readonly text: string;
}

/** What remains of the beginning of a conversation. */
export interface HistorySummary {
  /** How many messages, from the session's first on, are folded in. */
  readonly upTo: number;
  /** Oldest first. */
  readonly points: readonly SummaryPoint[];
}
