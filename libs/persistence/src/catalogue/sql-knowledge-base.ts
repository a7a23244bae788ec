import { Injectable } from '@nestjs/common';
import { KnowledgeBase, type KnowledgeEntry, type KnowledgeHit } from '@app/application';
import { Database } from '../database/database';
import type { CatalogueIndex } from './catalogue-index';
import { findCatalogue } from './catalogue.query';
import { catalogueIndex } from './dialect-catalogue-index';
import { rankByCoverage } from './knowledge-coverage';
import { contentTerms } from './knowledge-term';
import { findEntries, findEntriesById, importEntries, matchEntries } from './knowledge.query';
import { TenantTerms } from './tenant-terms';

const MOST_WORDS = 32;
/** Entries whose coverage is measured. */
const MOST_CANDIDATES = 50;

@Injectable()
export class SqlKnowledgeBase extends KnowledgeBase {
  private readonly index: CatalogueIndex;

  constructor(private readonly database: Database) {
    super();
    this.index = catalogueIndex(database.dialect);
  }

  async search(businessId: string, query: string, limit: number): Promise<readonly KnowledgeHit[]> {
    const words = contentTerms(query).slice(0, MOST_WORDS);
    if (words.length === 0) return [];
    const { index } = this;
    const entries = await this.database.read(businessId, function* () {
      const catalogue = yield* findCatalogue(businessId);
      if (catalogue === undefined) return [];
      const terms = new TenantTerms(catalogue.catalogueNo);
      const prefixed = words.map((word) => terms.prefixed(word));
      return yield* matchEntries(businessId, prefixed, index, MOST_CANDIDATES);
    });
    return rankByCoverage(entries, words).slice(0, limit);
  }

  async getEntries(businessId: string, entryIds: readonly string[]): Promise<readonly KnowledgeEntry[]> {
    const distinct = [...new Set(entryIds)];
    if (distinct.length === 0) return [];
    const found = await this.database.read(businessId, () => findEntriesById(businessId, distinct));
    const byId = new Map(found.map((entry) => [entry.entryId, entry]));
    return distinct.flatMap((entryId) => byId.get(entryId) ?? []);
  }

  listEntries(businessId: string): Promise<readonly KnowledgeEntry[]> {
    return this.database.read(businessId, () => findEntries(businessId));
  }

  upsertEntries(businessId: string, entries: readonly KnowledgeEntry[]): Promise<void> {
    return this.database.write(businessId, () => importEntries(businessId, entries, this.index));
  }
}
