import type { LLMock } from '@copilotkit/aimock';
import {
  anAgentRequest,
  anExampleShop,
  collect,
  CONTRACT_PRODUCTS,
  describeAgent,
  InMemoryKnowledgeBase,
  InMemoryProductCatalogue,
  saidByCustomer,
  startShopModel,
} from '@app/testing';
import { aModelAgent } from './model-agent.fixture';

let model: LLMock;

beforeAll(async () => {
  model = await startShopModel();
});
afterAll(() => model.stop());
beforeEach(() => model.clearRequests());

describeAgent('the model-backed agent', async () => {
  const catalogue = new InMemoryProductCatalogue();
  await catalogue.upsertProducts('demo', CONTRACT_PRODUCTS);
  const agent = aModelAgent(`${model.url}/v1`, catalogue, new InMemoryKnowledgeBase());
  return { agent, catalogue };
});

describe('the model-backed agent', () => {
  it('searches, recommends and speaks in three steps, each recorded', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(`${model.url}/v1`, catalogue, knowledge);
    const parts = await collect(agent, anAgentRequest([saidByCustomer('a wireless mouse under 16 dollars')]));
    expect(parts.map(({ kind }) => kind)).toEqual([
      'model-call',
      'search',
      'tool-result',
      'model-call',
      'recommendation',
      'tool-result',
      'model-call',
      'message',
      'message',
    ]);
    expect(parts[1]).toMatchObject({ criteria: { maxPriceMinor: 1_600 } });
    expect(model.getRequests()).toHaveLength(3);
  });
});
