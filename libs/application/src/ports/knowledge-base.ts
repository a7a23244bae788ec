/** One thing that a shop has said about itself. */
export interface KnowledgeEntry {
  readonly entryId: string;
  /** The question it answers, or the heading it stood under. */
  readonly title: string;
  /** Plain text. */
  readonly text: string;
}

export interface KnowledgeHit {
  readonly entry: KnowledgeEntry;
  /** The share of the query's content words that the entry has, 0 to 1; title words count. */
  readonly coverage: number;
}

/** A shop's policies and answers, searched as words. */
export abstract class KnowledgeBase {
  /** Best first. */
  abstract search(businessId: string, query: string, limit: number): Promise<readonly KnowledgeHit[]>;
  /** The entries that exist among these ids. */
  abstract getEntries(businessId: string, entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]>;
  abstract listEntries(businessId: string): Promise<readonly KnowledgeEntry[]>;
  /** Inserts or replaces by entry id, all or nothing for one call. */
  abstract upsertEntries(businessId: string, entries: readonly KnowledgeEntry[]): Promise<void>;
}
