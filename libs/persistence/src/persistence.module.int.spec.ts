import { Test } from '@nestjs/testing';
import {
  AgentDirectory,
  ConversationStore,
  HandoverLog,
  KnowledgeBase,
  ProductCatalogue,
  RecordedContents,
  SalesRecords,
  StateReader,
  Tenancy,
  TurnStore,
} from '@app/application';
import { freshPostgresUrl, freshSqlite, Scene } from '@app/testing';
import { openDatabase } from './database/open-database';
import { PersistenceModule } from './persistence.module';

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describe.each([
  ['SQLite', fresh.url],
  ['PostgreSQL', freshPostgresUrl()],
])('PersistenceModule on %s', (_name, url) => {
  it('offers every storage port, and keeps what was stored over a restart', async () => {
    const module = await Test.createTestingModule({
      imports: [PersistenceModule.forRoot({ url, role: 'server' })],
    }).compile();
    const scene = await Scene.begin({
      turns: module.get(TurnStore),
      states: module.get(StateReader),
      agents: module.get(AgentDirectory),
      tenancy: module.get(Tenancy),
      conversations: module.get(ConversationStore),
      handovers: module.get(HandoverLog),
      sales: module.get(SalesRecords),
      contents: module.get(RecordedContents),
    });
    expect(module.get(ProductCatalogue)).toBeDefined();
    expect(module.get(KnowledgeBase)).toBeDefined();
    const { stateId } = await scene.turn();
    const stored = await scene.store.states.getState(scene.businessId, stateId);
    await module.close();

    const again = await Test.createTestingModule({
      imports: [PersistenceModule.forRoot({ url, role: 'server' })],
    }).compile();
    expect(await again.get(StateReader).getState(scene.businessId, stateId)).toEqual(stored);
    await again.close();
  });
});

it('a start that fails says what to do', async () => {
  const server = await openDatabase(fresh.url, 'server');
  const module = Test.createTestingModule({
    imports: [PersistenceModule.forRoot({ url: fresh.url, role: 'server' })],
  });
  await expect(module.compile()).rejects.toThrow(/another server.*PostgreSQL/s);
  await server.close();
  for (const url of [`sqlite:${fresh.file}/below/shop.db`, 'sqlite:/proc/none/shop.db']) {
    const unusable = Test.createTestingModule({
      imports: [PersistenceModule.forRoot({ url, role: 'server' })],
    });
    await expect(unusable.compile()).rejects.toThrow(/DATABASE_URL/);
  }
});
