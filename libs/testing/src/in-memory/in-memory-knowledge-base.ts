import { KnowledgeBase, type KnowledgeEntry, type KnowledgeHit } from '@app/application';
import { searchTerms } from '@app/domain';

/** A knowledge base held in memory; an entry is found by any word, and the fullest match comes first. */
export class InMemoryKnowledgeBase extends KnowledgeBase {
  private readonly shops = new Map<string, Map<string, KnowledgeEntry>>();

  search(businessId: string, query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    const words = [...new Set(searchTerms(query))];
    const hits = [...this.shop(businessId).values()]
      .map((entry) => ({ entry, coverage: coverageOf(entry, words) }))
      .filter(({ coverage }) => coverage > 0)
      .sort(
        (left, right) =>
          right.coverage - left.coverage || (left.entry.entryId < right.entry.entryId ? -1 : 1),
      );
    return Promise.resolve(hits.slice(0, limit));
  }

  getEntries(businessId: string, entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    const shop = this.shop(businessId);
    return Promise.resolve(entryIds.flatMap((entryId) => shop.get(entryId) ?? []));
  }

  listEntries(businessId: string): Promise<readonly KnowledgeEntry[]> {
    return Promise.resolve([...this.shop(businessId).values()]);
  }

  upsertEntries(businessId: string, entries: readonly KnowledgeEntry[]): Promise<void> {
    for (const entry of entries) this.shop(businessId).set(entry.entryId, entry);
    return Promise.resolve();
  }

  private shop(businessId: string): Map<string, KnowledgeEntry> {
    const shop = this.shops.get(businessId) ?? new Map<string, KnowledgeEntry>();
    this.shops.set(businessId, shop);
    return shop;
  }
}

function coverageOf({ title, text }: KnowledgeEntry, words: readonly string[]): number {
  const known = new Set(searchTerms(`${title} ${text}`));
  return words.filter((word) => known.has(word)).length / Math.max(1, words.length);
}
