import { RecordedModel, type AgentOutput } from '@app/application';
import type { ReplyPart } from '@app/domain';
import {
  anAgentRequest,
  anExampleShop,
  calls,
  collect,
  FaultServer,
  refuses,
  saidByCustomer,
  says,
  type Misdeed,
} from '@app/testing';
import { BuiltInAgent } from '../built-in/built-in-agent';
import { FallbackAgent } from '../fallback-agent';
import { aModelAgent } from './model-agent.fixture';

describe('a model-backed answer that is told again', () => {
  const server = new FaultServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  async function tellTwice(...misdeeds: readonly Misdeed[]) {
    const { catalogue, knowledge } = await anExampleShop();
    const model = aModelAgent(server.url, catalogue, knowledge);
    const agent = new FallbackAgent(model, new BuiltInAgent());
    const request = anAgentRequest([saidByCustomer('a wireless mouse under 16 dollars')]);
    server.plan(...misdeeds);
    const first = await collect(agent, request);
    const asked = server.requests.length;
    const recorded = new RecordedModel(modelCalls(first), true);
    const again = await collect(agent, { ...request, recorded });
    expect(server.requests.length).toBe(asked);
    return { first, again };
  }

  it.each<[string, Misdeed[], string[]]>([
    ['in one step', [says('Hello there!')], ['completed']],
    [
      'after a look-up',
      [calls(['search_products', '{"query":"mouse"}']), says('Have a look.')],
      ['completed', 'completed'],
    ],
    [
      'once the conversation was shortened',
      [refuses(400, 'context_length_exceeded'), says('Hello there!')],
      ['AGENT_FAILED', 'completed'],
    ],
    ['by the built-in agent', [refuses(401, 'invalid_api_key')], ['AGENT_FAILED']],
  ])('%s', async (_case, misdeeds, outcomes) => {
    const { first, again } = await tellTwice(...misdeeds);
    expect(modelCalls(first).map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(again).toEqual(first);
  });

  it('asks for nothing that was not asked, and stops', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge);
    server.plan(says('Hello there!'));
    const first = await collect(agent, anAgentRequest([saidByCustomer('hello')]));
    const asked = server.requests.length;
    const other = anAgentRequest([saidByCustomer('good day')]);
    const recorded = new RecordedModel(modelCalls(first), true);
    await expect(collect(agent, { ...other, recorded })).rejects.toThrow("the model's step 1");
    expect(server.requests.length).toBe(asked);
  });

  it('asks the model where the recording does not know, when it may', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge);
    server.plan(says('Hello there!'));
    const first = await collect(agent, anAgentRequest([saidByCustomer('hello')]));
    server.plan(says('Good day!'));
    const other = anAgentRequest([saidByCustomer('good day')]);
    const recorded = new RecordedModel(modelCalls(first), false);
    const parts: readonly AgentOutput[] = await collect(agent, { ...other, recorded });
    expect(parts).toContainEqual({ kind: 'message', text: 'Good day!' });
    expect(recorded.takenMs).toBe(0);
  });
});

function modelCalls(parts: readonly ReplyPart[]) {
  return parts.flatMap((part) => (part.kind === 'model-call' ? [part.call] : []));
}
