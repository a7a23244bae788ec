import type { LLMock } from '@copilotkit/aimock';
import { ProductCatalogue } from '@app/application';
import { NO_CRITERIA } from '@app/domain';
import { startShopModel } from '@app/testing';
import { DATABASES, type TestDatabase } from './support/databases';
import { FIRST_REQUEST, secondRequest } from './support/published-invoke';
import { ShopClient, type InvokeAnswer } from './support/shop.client';
import { startServer, type TestServer } from './support/test-server';

const MODEL_AGENT = { name: 'Model', engine: 'openai', greeting: 'Welcome!' };

interface ReplayAnswer {
  readonly recording: string;
  readonly identical: boolean;
  readonly digest: { readonly recorded: string; readonly replayed: string | null };
  readonly differences: readonly unknown[];
  readonly stoppedBy: string | null;
}

describe.each(DATABASES)('replay, on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let server: TestServer;
  let shop: ShopClient;
  let model: LLMock;

  beforeAll(async () => {
    model = await startShopModel();
    database = await createDatabase();
    server = await startServer(database.url, { environment: { OPENAI_BASE_URL: `${model.url}/v1` } });
    shop = new ShopClient(server.url);
  });

  afterAll(async () => {
    await server.stop();
    await database.discard();
    await model.stop().catch(() => undefined);
  });

  const invoked = async (body: unknown): Promise<InvokeAnswer['response']> => {
    const answer = await shop.invoke(body);
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return (answer.json as InvokeAnswer).response;
  };
  const put = (id: string, definition: unknown) =>
    shop.send(`${shop.businessPath}/agent-descriptors/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(definition),
    });
  const replay = async (stateId: string): Promise<ReplayAnswer> => {
    const answer = await shop.post(`${shop.businessPath}/states/${stateId}/replay`, {});
    expect([answer.status, answer.text]).toEqual([200, answer.text]);
    return answer.json as ReplayAnswer;
  };
  const EXACT = { recording: 'complete', identical: true, differences: [], stoppedBy: null };

  /** Everything in the shop costs another price from here on. */
  const reprice = async (): Promise<void> => {
    const catalogue = server.app.get(ProductCatalogue);
    const { products } = await catalogue.search('demo', { ...NO_CRITERIA, onlyAvailable: false }, 100);
    await catalogue.upsertProducts(
      'demo',
      products.map((product) => ({
        ...product,
        title: `${product.title} II`,
        price: { amountMinor: 1, currency: 'USD' },
      })),
    );
  };

  it('tells the published conversation again, whatever the catalogue and the agent have become', async () => {
    const first = await invoked(FIRST_REQUEST);
    const second = await invoked(secondRequest(first.stateId));
    expect(await replay(first.stateId)).toMatchObject(EXACT);
    await reprice();
    for (const { stateId } of [first, second]) expect(await replay(stateId)).toMatchObject(EXACT);
  });

  it('tells turns of a model again when the model is gone', async () => {
    expect((await put('model-agent', MODEL_AGENT)).status).toBe(200);
    const first = await shop.say('Do you offer free shipping?', { agentDescriptorId: 'model-agent' });
    const second = await shop.say('I want a pink dress for my daughters 10th birthday', {
      stateId: first.stateId,
    });
    await model.stop();
    await put('model-agent', { ...MODEL_AGENT, name: 'Another', instructions: 'Speak Latin.' });
    await reprice();
    for (const { stateId } of [first, second]) expect(await replay(stateId)).toMatchObject(EXACT);
  });
});
