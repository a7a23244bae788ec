import type {
  AgentDirectory,
  ConversationStore,
  HandoverLog,
  RecordedContents,
  SalesRecords,
  StateReader,
  Tenancy,
  TurnStore,
} from '@app/application';

/** The storage ports of one database, open. */
export interface StorePorts {
  readonly turns: TurnStore;
  readonly states: StateReader;
  readonly agents: AgentDirectory;
  readonly tenancy: Tenancy;
  readonly conversations: ConversationStore;
  readonly handovers: HandoverLog;
  readonly sales: SalesRecords;
  readonly contents: RecordedContents;
}

/** An empty store, and what the suites must do behind its ports' back. */
export interface StoreUnderContract extends StorePorts {
  readonly snapshots: {
    /** How many of these states have a stored snapshot. */
    count(stateIds: readonly string[]): Promise<number>;
    /** Deletes every snapshot. */
    deleteAll(): Promise<void>;
    /** Gives every snapshot the digest of no state, and a memory that says so. */
    spoilDigests(): Promise<void>;
    /** Leaves the digests, and makes the stored memories unreadable. */
    spoilMemories(): Promise<void>;
  };
  close(): Promise<void>;
}

export type OpenStore = () => Promise<StoreUnderContract>;
