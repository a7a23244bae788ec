import { freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sqlStores } from '../sql-stores';
import { SqlKnowledgeBase } from './sql-knowledge-base';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('knowledge entries by id on %s', (_name, url) => {
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(url, 'server');
  });
  afterAll(() => database.close());

  it('come in the order asked for, each once, and only those that exist in this business', async () => {
    const [scene, stranger] = [
      await Scene.begin(sqlStores(database)),
      await Scene.begin(sqlStores(database)),
    ];
    const knowledge = new SqlKnowledgeBase(database);
    const entry = (entryId: string) => ({ entryId, title: `About ${entryId}`, text: `All of ${entryId}` });
    await knowledge.upsertEntries(scene.businessId, ['returns', 'shipping', 'size'].map(entry));
    await knowledge.upsertEntries(stranger.businessId, [entry('gifts')]);
    const wanted = ['size', 'gifts', 'returns', 'size', 'nothing'];
    expect(await knowledge.getEntries(scene.businessId, wanted)).toEqual([entry('size'), entry('returns')]);
    expect(await knowledge.getEntries(scene.businessId, [])).toEqual([]);
    expect(await knowledge.getEntries(stranger.businessId, ['size'])).toEqual([]);
  });
});
