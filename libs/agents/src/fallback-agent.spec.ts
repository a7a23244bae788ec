import { isDraft, type AgentOutput } from '@app/application';
import { decideReply } from '@app/domain';
import {
  aMemory,
  anAgentRequest,
  anExampleShop,
  aShop,
  calls,
  chunk,
  FaultServer,
  refuses,
  saidByCustomer,
  says,
  streams,
  type Misdeed,
} from '@app/testing';
import { BuiltInAgent } from './built-in/built-in-agent';
import { FallbackAgent } from './fallback-agent';
import { aModelAgent } from './openai/model-agent.fixture';

describe('FallbackAgent', () => {
  const server = new FaultServer();
  beforeAll(() => server.start());
  afterAll(() => server.stop());

  async function answered(
    signal: AbortSignal,
    ...misdeeds: readonly Misdeed[]
  ): Promise<readonly AgentOutput[]> {
    const { catalogue, knowledge } = await anExampleShop();
    const model = aModelAgent(server.url, catalogue, knowledge);
    const agent = new FallbackAgent(model, new BuiltInAgent());
    server.plan(...misdeeds);
    const outputs: AgentOutput[] = [];
    const request = anAgentRequest(
      [saidByCustomer('a wireless mouse under 16 dollars')],
      aMemory(),
      {},
      aShop(catalogue, knowledge),
    );
    for await (const output of agent.respond(request, signal)) outputs.push(output);
    return outputs;
  }
  const patient = new AbortController().signal;
  const partsOf = (outputs: readonly AgentOutput[]) => outputs.filter((output) => !isDraft(output));

  it('is the model where the model answers', async () => {
    const outputs = await answered(patient, says('Hello there!'));
    expect(partsOf(outputs).map(({ kind }) => kind)).toEqual(['model-call', 'message']);
  });

  it('keeps of a model that fails half way nothing but the record of its calls', async () => {
    const outputs = await answered(
      patient,
      calls(['recommend_products', '{"productIds":["m-wired"]}']),
      streams([chunk({ content: 'Half an ans' })], 'cut'),
    );
    const parts = partsOf(outputs);
    expect(parts.slice(0, 3)).toMatchObject([
      { kind: 'model-call', call: { outcome: 'completed' } },
      { kind: 'model-call', call: { outcome: 'AGENT_FAILED', answer: null } },
      { kind: 'substitution', substitution: { engine: 'built-in', because: 'AGENT_FAILED' } },
    ]);
    expect(JSON.stringify(parts)).not.toContain('Half an ans');
    const shown = parts.flatMap((part) => (part.kind === 'recommendation' ? part.productIds : []));
    expect(shown).toEqual(expect.arrayContaining(['m-logi', 'm-hp-blue']));
    expect(shown).not.toContain('m-wired');
  });

  it('says in the turn that it answered', async () => {
    const outputs = await answered(patient, refuses(401, 'invalid_api_key'));
    const events = decideReply(partsOf(outputs), new Map(), null);
    expect(events.map(({ type }) => type)).toContain('EngineSubstituted');
  });

  it('does not answer a turn that was given up', async () => {
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('gone')), 50);
    await expect(answered(stop.signal, () => undefined)).rejects.toThrow('gone');
  });
});
