/** One thing that was asked of the shop, and what it answered, each as a content digest of 22 characters. */
export interface SourceRead {
  readonly asked: string;
  readonly answered: string;
}

/** What a reply stood on besides the conversation. What the digests stand for is stored once per business. */
export interface SourceReads {
  /** The agent's `now`. ISO 8601 UTC. */
  readonly answeredAt: string;
  /** The conversation that the turn was of; absent for a session of its own. */
  readonly conversationId?: string;
  /** In the order they were asked; the same question is asked once in a turn. */
  readonly reads: readonly SourceRead[];
  /** How many reads there were beyond those; absent: none. Such a turn cannot be told again. */
  readonly unrecorded?: number;
}

/** Most reads that are recorded with one turn. */
export const MOST_SOURCE_READS = 64;
