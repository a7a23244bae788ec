import {
  aMemory,
  anAgent,
  aProduct,
  InMemoryKnowledgeBase,
  InMemoryProductCatalogue,
  InMemorySalesRecords,
  saidByCustomer,
  saying,
  ScriptedAgent,
  SettableClock,
  usd,
  type ScriptStep,
} from '@app/testing';
import { event, type AgentDefinition } from '@app/domain';
import { type AgentOutput } from '../ports/agent';
import { SuperviseReply } from '../supervise/supervise-reply';
import { TellReply } from '../tell-reply/tell-reply';
import { ArgumentSchemas } from '../tools/argument-schemas';
import { DelegateConversation } from '../tools/delegate-conversation';
import { OpenToolBox } from '../tools/open-tool-box';
import { SalesOrder } from '../tools/sales-order';
import { ScheduleDate } from '../tools/schedule-date';
import { AgentReply, type AskedTurn } from './agent-reply';

async function ask(
  step: ScriptStep,
  definition: Partial<AgentDefinition> = {},
  observe?: AskedTurn['observe'],
) {
  const clock = new SettableClock();
  const catalogue = new InMemoryProductCatalogue();
  const knowledge = new InMemoryKnowledgeBase();
  await catalogue.upsertProducts('demo', [
    aProduct({ productId: 'p1', title: 'Pink dress', price: usd(79.9) }),
  ]);
  await knowledge.upsertEntries('demo', [
    { entryId: 'ship', title: 'Shipping', text: 'Free shipping above $50.' },
  ]);
  const agent = new ScriptedAgent([step]);
  const boxes = new OpenToolBox(
    new DelegateConversation(),
    new SalesOrder(catalogue, clock),
    new ScheduleDate(new InMemorySalesRecords(), clock),
    new ArgumentSchemas(),
  );
  const supervisors = new SuperviseReply();
  const telling = new TellReply(supervisors);
  const reply = new AgentReply(agent, catalogue, knowledge, boxes, supervisors, telling);
  const turn: AskedTurn = {
    businessId: 'demo',
    agent: anAgent(definition),
    conversationId: null,
    parent: aMemory(event('CustomerIdentified', { leadId: 'lead_1' })),
    input: [saidByCustomer('hi')],
    now: new Date('2026-01-01T00:00:00.000Z'),
    ...(observe && { observe }),
  };
  const { events, contents } = await reply.ask(turn);
  return { facts: events.slice(0, -1), read: events.at(-1), contents, agent };
}
const replyOf = (...outputs: AgentOutput[]): ScriptStep => ({ kind: 'reply', outputs });
const typesOf = async (...outputs: AgentOutput[]) =>
  (await ask(replyOf(...outputs))).facts.map(({ type }) => type);

describe('AgentReply', () => {
  it('lets deltas be seen and keeps them out of the facts', async () => {
    const seen: string[] = [];
    const step = replyOf({ kind: 'text-delta', text: 'He' }, { kind: 'message', text: 'Hello' });
    const { facts } = await ask(step, {}, ({ kind }) => seen.push(kind));
    expect(facts.map(({ type }) => type)).toEqual(['MessageReplied', 'DraftReviewed', 'DraftReviewed']);
    expect(seen).toEqual(['words']);
  });

  it('recommends only what the catalogue has, whoever named it', async () => {
    const { facts } = await ask(
      replyOf({ kind: 'recommendation', productIds: ['ghost', 'p1'], criteria: null }),
    );
    expect(facts[0]).toMatchObject({
      data: { products: [{ productId: 'p1', price: { amountMinor: 7990 } }] },
    });
  });

  it('says no price that the catalogue does not have', async () => {
    const { facts } = await ask(
      replyOf(
        { kind: 'recommendation', productIds: ['p1'], criteria: null },
        { kind: 'message', text: 'The Pink dress is $9.90. Which size?' },
      ),
    );
    expect(facts[1]).toEqual(event('MessageReplied', { text: 'The Pink dress is $79.90. Which size?' }));
    expect(facts[2]).toMatchObject({ type: 'DraftReviewed', data: { verdict: 'modified' } });
  });

  it('hands over the memory, the input and only the tools that the agent has', async () => {
    const { agent } = await ask(saying('Hi'), { tools: ['sales_order'] });
    const [call] = agent.calls;
    expect(call?.memory.transcript).toEqual([{ speaker: 'user', text: 'hi' }]);
    expect(call?.input).toEqual([saidByCustomer('hi')]);
    expect(call?.tools.tools.map(({ name }) => name)).toEqual(['sales_order']);
    expect((await ask(saying('Hi'))).agent.calls[0]?.tools.tools).toEqual([]);
  });

  it('records what tools did, in its place, and a delegation as a hand-off', async () => {
    const { facts } = await ask(
      {
        kind: 'respond',
        respond: async ({ tools }) => {
          await tools.call('delegate_conversation', { conversation: 'this', lead_id: 'lead_1' });
          return [{ kind: 'message', text: 'One moment, please.' }];
        },
      },
      { tools: ['delegate_conversation'] },
    );
    expect(facts.map(({ type }) => type)).toEqual([
      'ToolCalled',
      'MessageReplied',
      'DraftReviewed',
      'DraftReviewed',
      'HandoverRequested',
    ]);
  });

  it('enters only phases of the agent', async () => {
    await expect(
      typesOf({ kind: 'message', text: 'Hi' }, { kind: 'phase', playbook: 'sales', phase: 'close' }),
    ).resolves.not.toContain('PhaseEntered');
  });

  it.each<[string, ScriptStep]>([
    ['before it said anything', { kind: 'error', error: new Error('boom') }],
    ['half way', { kind: 'error', error: new Error('boom'), after: [{ kind: 'message', text: 'He' }] }],
  ])('passes on why an agent failed %s', async (_case, step) => {
    await expect(ask(step)).rejects.toThrow('boom');
  });

  it('refuses a reply that says nothing', async () => {
    await expect(ask(replyOf())).rejects.toMatchObject({ code: 'AGENT_FAILED' });
  });
});
