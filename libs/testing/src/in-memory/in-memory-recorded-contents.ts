import { RecordedContents } from '@app/application';
import { type InMemoryTurnStore } from './in-memory-turn-store';

/** What the turns that were committed had read. */
export class InMemoryRecordedContents extends RecordedContents {
  constructor(private readonly turns: InMemoryTurnStore) {
    super();
  }

  load(businessId: string, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const own = this.turns.commits.filter(({ state }) => state.businessId === businessId);
    const bodies = own.flatMap(({ contents }) => contents.map(({ digest, body }) => [digest, body] as const));
    return Promise.resolve(new Map(bodies.filter(([digest]) => digests.includes(digest))));
  }
}
