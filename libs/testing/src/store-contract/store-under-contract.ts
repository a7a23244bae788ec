import type { AgentDirectory, StateReader, Tenancy, TurnStore } from '@app/application';

/** The storage ports of one database, open and empty, and what the suites must do behind their back. */
export interface StoreUnderContract {
  readonly turns: TurnStore;
  readonly states: StateReader;
  readonly agents: AgentDirectory;
  readonly tenancy: Tenancy;
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
