import { freshPostgresUrl, freshSqlite } from '@app/testing';
import type { AgentDefinition } from '@app/domain';
import { openDatabase } from '../database/open-database';
import { sqlStores } from '../sql-stores';

const DEFINITION: AgentDefinition = {
  name: 'Ada',
  engine: 'built-in',
  language: 'en',
  instructions: '',
  greeting: null,
  playbooks: [],
  maxRecommendations: 3,
};

const sqlite = freshSqlite();
afterAll(() => sqlite.remove());

describe.each([
  ['SQLite', () => sqlite.url],
  ['PostgreSQL', freshPostgresUrl],
])('agents of one database in two processes on %s', (_name, freshUrl) => {
  it('are known in their newest version to both, however often they were read', async () => {
    const url = freshUrl();
    const server = await openDatabase(url, 'server');
    const admin = await openDatabase(url, 'admin');
    const [here, there] = [sqlStores(server), sqlStores(admin)];
    try {
      await here.tenancy.createBusiness({
        businessId: 'b',
        name: 'B',
        createdAt: '2026-01-01T00:00:00.000Z',
      });
      for (const [index, name] of ['Ada', 'Bea', 'Cid'].entries()) {
        const definition = { ...DEFINITION, name };
        await there.agents.putAgent('b', 'agent', definition);
        for (let read = 0; read < 2; read += 1) {
          const newest = await here.agents.getAgent('b', 'agent');
          expect(newest).toMatchObject({ version: index + 1, definition });
        }
      }
      expect((await here.agents.getAgent('b', 'agent', 1))?.definition).toEqual(DEFINITION);
    } finally {
      await admin.close();
      await server.close();
    }
  });
});
