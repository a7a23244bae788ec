import { LRUCache } from 'lru-cache';
import type { Content } from '@app/application';

/** As a size it takes memory as contents come; as a `max` it would take all of it at the start. */
const REMEMBERED = { maxSize: 50_000, sizeCalculation: () => 1 } as const;

/** Which contents this process knows to be stored: rows are never deleted, so what is known stays true. */
export class StoredDigests {
  private readonly known = new LRUCache<string, true>(REMEMBERED);

  /** Those that may not be stored yet. */
  missing(businessId: string, contents: readonly Content[]): readonly Content[] {
    return contents.filter(({ digest }) => this.known.get(keyOf(businessId, digest)) === undefined);
  }

  /** Call it once they are committed. */
  remember(businessId: string, contents: readonly Content[]): void {
    for (const { digest } of contents) this.known.set(keyOf(businessId, digest), true);
  }
}

function keyOf(businessId: string, digest: string): string {
  return `${businessId}\n${digest}`;
}
