import type { KnowledgeEntry } from '@app/application';
import { list, sql } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import type { CatalogueIndex, KnowledgeDocument } from './catalogue-index';
import { lockCatalogue } from './catalogue.query';
import { knowledgeTerms } from './knowledge-term';
import { TenantTerms } from './tenant-terms';

const COLUMNS = sql`e.entry_id AS "entryId", e.title, e.text`;
/** Rows in one statement. */
const CHUNK = 100;

export function findEntries(businessId: string): Transaction<readonly KnowledgeEntry[]> {
  return all<KnowledgeEntry>(
    sql`SELECT ${COLUMNS} FROM knowledge_entry e WHERE e.business_id = ${businessId} ORDER BY e.entry_no`,
  );
}

export function findEntriesById(
  businessId: string,
  entryIds: readonly string[],
): Transaction<readonly KnowledgeEntry[]> {
  const wanted = list(entryIds.map((entryId) => sql`${entryId}`));
  return all<KnowledgeEntry>(sql`
    SELECT ${COLUMNS} FROM knowledge_entry e WHERE e.business_id = ${businessId} AND e.entry_id IN (${wanted})`);
}

/** Entries that have any of the words, the engine's best first. */
export function matchEntries(
  businessId: string,
  words: readonly string[],
  index: CatalogueIndex,
  limit: number,
): Transaction<readonly KnowledgeEntry[]> {
  const { source, score } = index.matchEntries(words);
  return all<KnowledgeEntry>(sql`
    SELECT ${COLUMNS} ${source} AND e.business_id = ${businessId}
    ORDER BY ${score} DESC, e.entry_no LIMIT ${limit}`);
}

/** @throws DomainError BUSINESS_NOT_FOUND */
export function* importEntries(
  businessId: string,
  entries: readonly KnowledgeEntry[],
  index: CatalogueIndex,
): Transaction<void> {
  if (entries.length === 0) return;
  const terms = new TenantTerms((yield* lockCatalogue(businessId)).catalogueNo);
  const distinct = [...new Map(entries.map((entry) => [entry.entryId, entry])).values()];
  for (let start = 0; start < distinct.length; start += CHUNK) {
    const chunk = distinct.slice(start, start + CHUNK);
    const rows = yield* upsertEntries(businessId, chunk);
    const numbers = new Map(rows.map(({ entryId, entryNo }) => [entryId, entryNo]));
    yield* index.putEntries(documents(chunk, numbers, terms));
  }
}

function upsertEntries(
  businessId: string,
  entries: readonly KnowledgeEntry[],
): Transaction<readonly { entryId: string; entryNo: number }[]> {
  const values = entries.map(
    ({ entryId, title, text }) => sql`(${businessId}, ${entryId}, ${title}, ${text})`,
  );
  return all(sql`
    INSERT INTO knowledge_entry (business_id, entry_id, title, text) VALUES ${list(values)}
    ON CONFLICT (business_id, entry_id) DO UPDATE SET title = excluded.title, text = excluded.text
    RETURNING entry_id AS "entryId", entry_no AS "entryNo"`);
}

function documents(
  entries: readonly KnowledgeEntry[],
  numbers: ReadonlyMap<string, number>,
  terms: TenantTerms,
): ReadonlyMap<number, KnowledgeDocument> {
  const prefixed = (text: string): readonly string[] =>
    knowledgeTerms(text).map((term) => terms.prefixed(term));
  const found = new Map<number, KnowledgeDocument>();
  for (const { entryId, title, text } of entries) {
    const entryNo = numbers.get(entryId);
    if (entryNo !== undefined) found.set(entryNo, { title: prefixed(title), text: prefixed(text) });
  }
  return found;
}
