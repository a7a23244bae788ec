import { createHash } from 'node:crypto';
import type { TrustDatabase } from '../database/trust-database';
import { keyOf, type StoredRows } from './stored-rows';

/** Remembers a hash of every state with its events, and tells which of them changed or went since the last look. */
export class SeenStates {
  private readonly hashes = new Map<string, string>();

  get size(): number {
    return this.hashes.size;
  }

  async problems({ states, events }: StoredRows, database: TrustDatabase): Promise<readonly string[]> {
    const problems: string[] = [];
    const found = new Set<string>();
    for (const state of states) {
      const key = keyOf(state.businessId, state.stateId);
      const hash = createHash('sha256')
        .update(JSON.stringify([state, events.get(key)]))
        .digest('base64');
      const before = this.hashes.get(key);
      if (before !== undefined && before !== hash) problems.push(`${state.stateId} is not what it was`);
      this.hashes.set(key, hash);
      found.add(key);
    }
    const gone = [...this.hashes.keys()].filter((key) => !found.has(key));
    const erased = gone.length === 0 ? new Set() : await erasedStates(database);
    for (const key of gone) {
      this.hashes.delete(key);
      if (!erased.has(key)) problems.push(`${key} is gone and was not erased`);
    }
    return problems;
  }
}

async function erasedStates({ rows }: TrustDatabase): Promise<ReadonlySet<string>> {
  const erased = await rows<{ businessId: string; stateId: string }>(
    'SELECT business_id AS "businessId", state_id AS "stateId" FROM erased_state',
  );
  return new Set(erased.map(({ businessId, stateId }) => keyOf(businessId, stateId)));
}
