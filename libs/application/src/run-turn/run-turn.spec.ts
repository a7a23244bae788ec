import {
  anAgentDefinition,
  InMemoryAgentDirectory,
  InMemoryConversationStore,
  InMemoryKnowledgeBase,
  InMemoryProductCatalogue,
  InMemorySalesRecords,
  InMemoryTurnStore,
  saidByCustomer,
  saying,
  ScriptedAgent,
  SettableClock,
  type ScriptStep,
} from '@app/testing';
import { DomainError, event, type InputEvent } from '@app/domain';
import { SuperviseReply } from '../supervise/supervise-reply';
import { TellReply } from '../tell-reply/tell-reply';
import { ArgumentSchemas } from '../tools/argument-schemas';
import { DelegateConversation } from '../tools/delegate-conversation';
import { OpenToolBox } from '../tools/open-tool-box';
import { SalesOrder } from '../tools/sales-order';
import { ScheduleDate } from '../tools/schedule-date';
import { TurnBudget } from '../turn-budget/turn-budget';
import { AgentReply } from './agent-reply';
import { MemoryLoader } from './memory-loader';
import { ReserveTurn } from './reserve-turn';
import { RunTurn } from './run-turn';
import { TurnLoader } from './turn-loader';
import { TurnOpener } from './turn-opener';
import { type TurnRequest } from './turn-request';

const words = (text: string) => saidByCustomer(text) as InputEvent;
const down = new DomainError('AGENT_UNAVAILABLE', 'down');

async function given(...steps: ScriptStep[]) {
  const clock = new SettableClock();
  const conversations = new InMemoryConversationStore();
  const sales = new InMemorySalesRecords();
  const turns = new InMemoryTurnStore(conversations, sales);
  const agents = new InMemoryAgentDirectory();
  const catalogue = new InMemoryProductCatalogue();
  const agent = new ScriptedAgent(steps);
  await agents.putAgent('demo', 'example-agent', anAgentDefinition({ tools: ['schedule_date'] }));
  await conversations.create({
    businessId: 'demo',
    conversationId: 'c1',
    channel: 'conversations',
    name: 'c1',
    key: null,
    agentDescriptorId: 'example-agent',
    siteId: null,
    sessionId: null,
    headStateId: null,
    createdAt: '',
    updatedAt: '',
  });
  const boxes = new OpenToolBox(
    new DelegateConversation(),
    new SalesOrder(catalogue, clock),
    new ScheduleDate(sales, clock),
    new ArgumentSchemas(),
  );
  const memories = new MemoryLoader(turns);
  const supervisors = new SuperviseReply();
  const telling = new TellReply(supervisors);
  const reply = new AgentReply(agent, catalogue, new InMemoryKnowledgeBase(), boxes, supervisors, telling);
  const loader = new TurnLoader(conversations, memories, agents);
  const budget = new TurnBudget(agent, clock);
  const opener = new TurnOpener(loader, new ReserveTurn(turns), memories, budget, clock);
  const run = new RunTurn(opener, reply, turns, memories, clock);
  const post = (text: string, more: Partial<TurnRequest> = {}) =>
    run.run({
      businessId: 'demo',
      surface: 'conversations',
      origin: { kind: 'conversation', conversationId: 'c1' },
      agentDescriptorId: null,
      events: [words(text)],
      reply: 'agent',
      onAgentFailure: 'drop',
      idempotency: null,
      present: ({ stateId, events }) => ({
        status: 201,
        body: [stateId, ...events.map(({ type }) => type)].join(' '),
      }),
      ...more,
    });
  const head = async () => (await conversations.get('demo', 'c1'))?.headStateId;
  const outcomes = () => [...turns.turns.values()].map(({ status, outcome }) => [status, outcome]);
  const sessionId = () => turns.commits[0]?.state.sessionId ?? '';
  const typesAt = (index: number) => turns.commits[index]?.state.events.map(({ type }) => type);
  return { post, agent, turns, sales, head, outcomes, sessionId, typesAt, memories };
}

describe('RunTurn', () => {
  it('makes one state of what came in and what was answered, and moves the head', async () => {
    const { post, head, turns, outcomes } = await given(saying('Hello!'), saying('Again!'));
    const first = await post('hi');
    expect(first.replayed).toBe(false);
    expect(first.answer.body).toMatch(
      /^\S+ SessionStarted MessageReceived MessageReplied DraftReviewed DraftReviewed SourcesRead$/,
    );
    expect(await head()).toBe(turns.commits[0]?.state.stateId);
    await post('hi');
    const [one, two] = turns.commits.map(({ state }) => state);
    expect(two).toMatchObject({ parentStateId: one?.stateId, sessionId: one?.sessionId, depth: 2 });
    expect(outcomes()).toEqual([
      ['completed', null],
      ['completed', null],
    ]);
  });

  it('an equal message sent twice is twice in the memory', async () => {
    const { post, agent } = await given(saying('A'), saying('B'));
    await post('yes');
    await post('yes');
    expect(agent.calls[1]?.memory.transcript.filter(({ text }) => text === 'yes')).toHaveLength(2);
  });

  it('keeps a silent turn without asking anybody', async () => {
    const { post, agent, typesAt } = await given();
    await post('hi', { reply: 'none' });
    expect(agent.calls).toHaveLength(0);
    expect(typesAt(0)).toEqual(['SessionStarted', 'MessageReceived']);
  });

  it.each([
    ['accepted', false, 0],
    ['human', false, 0],
    ['requested', false, 1],
    ['requested', true, 0],
    ['returned', true, 1],
  ] as const)(
    'with a hand-off %s (silent once requested: %s) the agent is asked %d times',
    async (status, silent, calls) => {
      const { post, agent, turns, sessionId } = await given(saying('A'), saying('B'));
      await post('hi');
      turns.handovers.set(sessionId(), status);
      await post('anybody there?', { silentOnceRequested: silent });
      expect(agent.calls.length - 1).toBe(calls);
      expect(turns.commits).toHaveLength(2);
    },
  );

  it('drops a reply that was prepared while a person took the conversation', async () => {
    const { post, turns, sessionId, typesAt, outcomes } = await given(saying('A'), {
      kind: 'respond',
      respond: () => {
        turns.handovers.set(sessionId(), 'accepted');
        return [{ kind: 'message', text: 'Too late.' }];
      },
    });
    await post('hi');
    const { answer } = await post('I want a person');
    expect(typesAt(1)).toEqual(['MessageReceived']);
    expect(answer.body).not.toContain('MessageReplied');
    expect(outcomes()[1]).toEqual(['completed', null]);
  });

  it('of a turn whose agent fails nothing stays but its journal entry', async () => {
    const { post, turns, head, outcomes } = await given({ kind: 'error', error: down }, saying('Back.'));
    await expect(post('hi')).rejects.toBe(down);
    expect(turns.commits).toHaveLength(0);
    expect(await head()).toBeNull();
    expect(outcomes()).toEqual([['failed', 'AGENT_UNAVAILABLE']]);
    await expect(post('hi')).resolves.toMatchObject({ replayed: false });
  });

  it('or what the customer said stays, and the key is free for another try', async () => {
    const { post, typesAt, outcomes, turns } = await given({ kind: 'error', error: down }, saying('Back.'));
    const more = {
      onAgentFailure: 'keep-input',
      idempotency: { route: 'r', key: 'k', fingerprint: 'f' },
    } as const;
    await expect(post('hi', more)).rejects.toBe(down);
    expect(typesAt(0)).toEqual(['SessionStarted', 'MessageReceived']);
    expect(outcomes()).toEqual([['failed', 'AGENT_UNAVAILABLE']]);
    await expect(post('hi', more)).resolves.toMatchObject({ replayed: false });
    expect(turns.commits).toHaveLength(2);
  });

  it('answers a key again without a second turn', async () => {
    const { post, turns, agent } = await given(saying('A'));
    const idempotency = { route: 'r', key: 'k', fingerprint: 'f' };
    const first = await post('hi', { idempotency });
    await expect(post('hi', { idempotency })).resolves.toEqual({ answer: first.answer, replayed: true });
    await expect(post('ho', { idempotency: { ...idempotency, fingerprint: 'g' } })).rejects.toMatchObject({
      code: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect([turns.commits.length, agent.calls.length]).toEqual([1, 1]);
  });

  it('reads a conversation anew when its head moved before it was reserved', async () => {
    const { post, turns, head } = await given(saying('A'), saying('B'));
    const reserve = turns.reserve.bind(turns);
    let moved = 0;
    turns.reserve = async (reservation) => {
      turns.reserve = reserve;
      moved += 1;
      await post('I was first');
      return reserve(reservation);
    };
    await post('hi');
    expect(moved).toBe(1);
    expect(turns.commits.map(({ state }) => state.depth)).toEqual([1, 2]);
    expect(await head()).toBe(turns.commits[1]?.state.stateId);
  });

  it('a head that invoke expects and that moved is refused, and not tried again', async () => {
    const { post, turns } = await given(saying('A'), saying('B'));
    await post('hi');
    const stateId = turns.commits[0]?.state.stateId ?? '';
    await post('more', { origin: { kind: 'state', stateId, expectHead: false } });
    await expect(
      post('more', { origin: { kind: 'state', stateId, expectHead: true } }),
    ).rejects.toMatchObject({
      code: 'HEAD_MOVED',
    });
    expect(turns.turns.size).toBe(2);
  });

  it('a request that is bound to the head it found is busy when others spoke first, also through a kept answer', async () => {
    const { post, turns, head } = await given(saying('A'), saying('B'));
    const found = (foundHead: string | null) => ({
      origin: { kind: 'conversation', conversationId: 'c1', foundHead } as const,
    });
    const idempotency = { route: 'messages', key: 'k', fingerprint: 'f' };
    const first = await post('hi', { ...found(null), idempotency });
    await expect(post('me too', found(null))).rejects.toMatchObject({
      code: 'CONVERSATION_BUSY',
      retryAfterMs: 1_000,
    });
    expect(turns.turns.size).toBe(1);
    expect(await post('hi', { ...found(null), idempotency })).toEqual({ ...first, replayed: true });
    await post('more', found((await head()) ?? null));
    expect(turns.commits).toHaveLength(2);
  });

  it('a busy conversation is refused while its reply is made, and free afterwards', async () => {
    const refused: unknown[] = [];
    const { post } = await given(
      {
        kind: 'respond',
        respond: async () => {
          await post('me too').catch((error: unknown) => refused.push(error));
          return [{ kind: 'message', text: 'A' }];
        },
      },
      saying('B'),
    );
    await post('hi');
    expect(refused).toEqual([expect.objectContaining({ code: 'CONVERSATION_BUSY' })]);
    await expect(post('now')).resolves.toBeDefined();
  });

  it('asks the agent again when a meeting took the time meanwhile', async () => {
    const startsAt = '2026-02-01T10:00:00.000Z';
    const schedule: ScriptStep = {
      kind: 'respond',
      respond: async ({ tools }) => {
        const args = { lead_id: 'l', date_time: startsAt, meeting_type: 'demo' };
        const { status } = await tools.call('schedule_date', args);
        if (sales.meetings.length === 0) {
          const left = {
            businessId: 'demo',
            sessionId: 'x',
            stateId: 'x',
            conversationId: null,
            leadId: 'x',
          };
          sales.meetings.push({ ...left, createdAt: '', meetingId: 'm', startsAt, meetingType: 'demo' });
        }
        return [{ kind: 'message', text: status === 'completed' ? 'Done.' : 'That time is taken.' }];
      },
    };
    const { post, sales, turns, agent, outcomes } = await given(schedule, schedule);
    await post('a demo, please', {
      events: [event('CustomerIdentified', { leadId: 'l' }), words('a demo, please')],
    });
    expect(agent.calls).toHaveLength(2);
    expect(sales.meetings).toHaveLength(1);
    expect(turns.commits[0]?.state.events.find(({ type }) => type === 'MessageReplied')?.data).toEqual({
      text: 'That time is taken.',
    });
    expect(outcomes()).toEqual([['completed', null]]);
  });

  it('a journal that cannot be written does not hide why the turn failed', async () => {
    const { post, turns } = await given({ kind: 'error', error: down }, { kind: 'error', error: down });
    turns.fail = () => Promise.reject(new DomainError('UNAVAILABLE', 'no disk'));
    await expect(post('hi')).rejects.toBe(down);
  });

  it('a database that is lost at commit ends the turn as failed, with nothing stored', async () => {
    const { post, turns, outcomes } = await given(saying('A'));
    const lost = new DomainError('UNAVAILABLE', 'no disk');
    turns.commit = () => Promise.reject(lost);
    await expect(post('hi', { onAgentFailure: 'keep-input' })).rejects.toBe(lost);
    expect(outcomes()).toEqual([['failed', 'UNAVAILABLE']]);
  });

  it('forgets a session that another process erased', async () => {
    const { post, turns, memories, sessionId } = await given(saying('A'));
    await post('hi');
    const forgotten: string[] = [];
    memories.forgetSession = (_businessId, erased) => forgotten.push(erased);
    turns.reserve = () => Promise.reject(new DomainError('SESSION_ERASED', 'gone'));
    await expect(post('more')).rejects.toMatchObject({ code: 'SESSION_ERASED' });
    expect(forgotten).toEqual([sessionId()]);
  });

  it.each<[string, Partial<TurnRequest>, string]>([
    ['conversation', { origin: { kind: 'conversation', conversationId: 'x' } }, 'CONVERSATION_NOT_FOUND'],
    ['conversation of another business', { businessId: 'other' }, 'CONVERSATION_NOT_FOUND'],
    ['state', { origin: { kind: 'state', stateId: 'x', expectHead: false } }, 'STATE_NOT_FOUND'],
    ['agent', { agentDescriptorId: 'x' }, 'AGENT_DESCRIPTOR_NOT_FOUND'],
    ['agent at all', { origin: { kind: 'new-session' } }, 'INVALID_ARGUMENT'],
  ])('refuses an unknown %s before anything is journaled', async (_case, more, code) => {
    const { post, turns } = await given();
    await expect(post('hi', more)).rejects.toMatchObject({ code });
    expect(turns.turns.size).toBe(0);
  });
});
