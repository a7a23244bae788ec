import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { CURRENT_AGENT_MS, type AgentDirectory } from '@app/application';
import type { AgentDefinition } from '@app/domain';
import { freshPostgresUrl, freshSqlite } from '@app/testing';
import type { Database } from '../database/database';
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
  const withTwo = async (
    use: (here: AgentDirectory, there: AgentDirectory, businessId: string, server: Database) => Promise<void>,
  ): Promise<void> => {
    const url = freshUrl();
    const server = await openDatabase(url, 'server');
    const admin = await openDatabase(url, 'admin');
    try {
      const { tenancy, agents } = sqlStores(server);
      const businessId = randomUUID();
      await tenancy.createBusiness({ businessId, name: 'B', createdAt: '2026-01-01T00:00:00.000Z' });
      await use(agents, sqlStores(admin).agents, businessId, server);
    } finally {
      await admin.close();
      await server.close();
    }
  };

  it('are known in their newest version to both, however often they were read', () =>
    withTwo(async (here, there, businessId) => {
      for (const [index, name] of ['Ada', 'Bea', 'Cid'].entries()) {
        const definition = { ...DEFINITION, name };
        await there.putAgent(businessId, 'agent', definition);
        for (let read = 0; read < 2; read += 1) {
          const newest = await here.getAgent(businessId, 'agent');
          expect(newest).toMatchObject({ version: index + 1, definition });
        }
      }
      expect((await here.getAgent(businessId, 'agent', 1))?.definition).toEqual(DEFINITION);
    }));

  it('answer in the version that another process made within a moment, and at once where a session had it', () =>
    withTwo(async (here, there, businessId) => {
      await there.putAgent(businessId, 'agent', DEFINITION);
      expect(await here.currentAgent(businessId, 'agent')).toMatchObject({ version: 1 });
      await there.putAgent(businessId, 'agent', { ...DEFINITION, name: 'Bea' });
      expect(await here.currentAgent(businessId, 'agent', 2)).toMatchObject({ version: 2 });
      await there.putAgent(businessId, 'agent', { ...DEFINITION, name: 'Cid' });
      await sleep(CURRENT_AGENT_MS + 100);
      expect(await here.currentAgent(businessId, 'agent')).toMatchObject({ version: 3 });
    }));

  it('are not asked for again by the turns of the same moment', () =>
    withTwo(async (here, _there, businessId, server) => {
      await here.putAgent(businessId, 'agent', DEFINITION);
      await here.currentAgent(businessId, 'agent');
      const read = jest.spyOn(server, 'read');
      expect(await here.currentAgent(businessId, 'agent')).toMatchObject({ version: 1 });
      expect(read).not.toHaveBeenCalled();
      await here.getAgent(businessId, 'agent');
      expect(read).toHaveBeenCalledTimes(1);
    }));
});
