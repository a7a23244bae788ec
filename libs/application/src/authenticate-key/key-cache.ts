import { LRUCache } from 'lru-cache';
import { type StoredApiKey } from '../ports/tenancy';

/** A revoked key is refused after at most this long, in every process. */
export const KEY_CACHE_MS = 4_000;

const CACHED = 10_000;
const UNKNOWN = 1_000;

/**
 * Look-ups of keys of the last seconds. Unknown ids have a place of their own, so that a flood of guesses pushes out no
 * key that is in use.
 */
export class KeyCache {
  private readonly found = new LRUCache<string, StoredApiKey>({ max: CACHED, ttl: KEY_CACHE_MS });
  private readonly unknown = new LRUCache<string, true>({ max: UNKNOWN, ttl: KEY_CACHE_MS });

  constructor(private readonly find: (keyId: string) => Promise<StoredApiKey | undefined>) {}

  async get(keyId: string): Promise<StoredApiKey | undefined> {
    const kept = this.found.get(keyId);
    if (kept !== undefined || this.unknown.has(keyId)) return kept;
    const key = await this.find(keyId);
    if (key === undefined) this.unknown.set(keyId, true);
    else this.found.set(keyId, key);
    return key;
  }

  forget(keyId: string): void {
    this.found.delete(keyId);
    this.unknown.delete(keyId);
  }
}
