import { setTimeout as sleep } from 'node:timers/promises';
import { CommandBus } from '@nestjs/cqrs';
import { ConversationStore, EraseSession, TurnStore } from '@app/application';
import { DomainError, event } from '@app/domain';
import { saying, ScriptedAgent, type ScriptStep } from '@app/testing';
import { createPostgres, DATABASES, type TestDatabase } from './support/databases';
import { SalesClient, type SalesAnswer } from './support/sales.client';
import { SALES_MESSAGE_PATH } from './support/sales-message.surface';
import { echo, ScriptedShop } from './support/scripted.shop';
import { ShopClient, type HttpAnswer } from './support/shop.client';
import { startServer } from './support/test-server';

const TEAM = '018e7dc6-d9f8-48aa-1751-b57fdce7403e';

const errorOf = ({ json }: HttpAnswer) =>
  (json as { error: { code: string; message: string; command_id?: string; message_kept?: boolean } }).error;

describe.each(DATABASES)('turns of sales conversations on %s', (_name, createDatabase) => {
  let database: TestDatabase;
  let shop: ScriptedShop;

  beforeAll(async () => {
    database = await createDatabase();
    shop = new ScriptedShop(database.url);
  });

  afterAll(async () => {
    await shop.close();
    await database.discard();
  });

  it('twenty messages at once get twenty answers, one after another, and none is lost', async () => {
    const { sales } = await shop.open(
      saying('Hello!'),
      ...Array.from({ length: 20 }, (_, at) => echo(at % 3)),
    );
    const { conversation_id: conversationId } = await sales.say('hi');
    const texts = Array.from({ length: 20 }, (_, at) => `message ${at}`);
    const answers = await Promise.all(texts.map((text) => sales.say(text, { conversationId })));
    answers.forEach(({ messages }, at) => {
      expect(messages.user.content).toBe(`message ${at}`);
      expect(messages.assistant.content).toBe(`You said message ${at}`);
    });
    const said = (await sales.talk(conversationId)).slice(2);
    expect(said).toHaveLength(40);
    const asked = said.filter((_, at) => at % 2 === 0).map((line) => line.replace('user: ', ''));
    expect([...asked].sort()).toEqual([...texts].sort());
    asked.forEach((text, at) => expect(said[at * 2 + 1]).toBe(`assistant: You said ${text}`));
  });

  it('a retry of what was erased brings nothing back, not in the background either', async () => {
    const { sales, server } = await shop.open(saying('Hello!'));
    const body = { visitor_id: 'forgotten', message: 'I am c4n4ry' };
    const key = { 'idempotency-key': 'forgotten' };
    const first = await sales.post(body, key);
    const { messages } = (first.json as { data: SalesAnswer }).data;
    const stateId = messages.user.message_id.replace(/-\d+$/, '');
    const { sessionId } = (await sales.shop.get(`/states/${stateId}`)).json as { sessionId: string };
    const commands = server.app.get(CommandBus, { strict: false });
    await commands.execute(new EraseSession('demo', sessionId, 'asked for'));
    expect((await sales.post(body, key)).status).toBe(404);
    expect(await sales.conversations('visitor_id=forgotten')).toEqual([]);
    const again = await sales.post(body, { ...key, prefer: 'respond-async' });
    expect([again.status, errorOf(again).code]).toEqual([404, errorOf(await sales.post(body, key)).code]);
    expect(await sales.conversations('visitor_id=forgotten')).toEqual([]);
  });

  it('a retry of what was erased before it was answered does not wait for an answer', async () => {
    const { sales, server } = await shop.open(echo(1_500));
    const body = { visitor_id: 'erased_early', message: 'I am c4n4ry' };
    const headers = { 'idempotency-key': 'erased early', prefer: 'respond-async' };
    expect((await sales.post(body, headers)).status).toBe(202);
    const [conversationId = ''] = await sales.conversations('visitor_id=erased_early');
    const conversations = server.app.get(ConversationStore, { strict: false });
    expect(await conversations.delete('demo', conversationId)).toBe(true);
    const again = await sales.post(body, headers);
    expect([again.status, errorOf(again).code]).toEqual([404, 'CONVERSATION_NOT_FOUND']);
    expect(await sales.conversations('visitor_id=erased_early')).toEqual([]);
  });

  it('messages are answered in the order they came', async () => {
    const { sales } = await shop.open(saying('Hello!'), echo(30), echo(), echo(10), echo());
    const { conversation_id: conversationId } = await sales.say('hi');
    for (const message of ['a', 'b', 'c']) {
      await sales.post({ visitor_id: 'visitor_1', message, conversationId }, { prefer: 'respond-async' });
    }
    await sales.say('d', { conversationId });
    const said = (await sales.messages(conversationId)).slice(2).filter(({ role }) => role === 'user');
    expect(said.map(({ content }) => content)).toEqual(['a', 'b', 'c', 'd']);
  });

  it('“yes” said twice is there twice, for the agent too', async () => {
    const { sales, agent } = await shop.open(saying('A?'), saying('B?'), saying('C?'));
    const { conversation_id: conversationId } = await sales.say('hi');
    await sales.say('yes', { conversationId });
    await sales.say('yes', { conversationId });
    expect(agent.calls[2]?.memory.transcript.map(({ text }) => text)).toEqual([
      'hi',
      'A?',
      'yes',
      'B?',
      'yes',
    ]);
    expect((await sales.talk(conversationId)).filter((line) => line === 'user: yes')).toHaveLength(2);
  });

  it('several messages are joined by a blank line, and stand one by one', async () => {
    const outputs = ['One.', 'Two.', 'Three?'].map((text) => ({ kind: 'message', text }) as const);
    const { sales } = await shop.open({ kind: 'reply', outputs });
    const { assistant } = (await sales.say('hi')).messages;
    expect(assistant).toMatchObject({ content: 'One.\n\nTwo.\n\nThree?', parts: ['One.', 'Two.', 'Three?'] });
  });

  it('50: a client that goes away loses its answer, not its turn', async () => {
    const { sales, agent } = await shop.open(echo(150));
    const body = { visitor_id: 'goner', message: 'hi' };
    const headers = { 'content-type': 'application/json', 'idempotency-key': 'goner' };
    const gone = new AbortController();
    const lost = sales.shop.send(SALES_MESSAGE_PATH, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: gone.signal,
    });
    await sleep(75);
    gone.abort();
    await expect(lost).rejects.toThrow();
    const again = await sales.post(body, headers);
    expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([200, 'true']);
    expect(again.text).toContain('You said hi');
    expect(agent.calls).toHaveLength(1);
  });

  describe('an agent that fails', () => {
    it.each([
      ['AGENT_FAILED', 502],
      ['AGENT_UNAVAILABLE', 503],
      ['AGENT_TIMEOUT', 504],
    ] as const)('with %s is told with %d and the command; the message is kept', async (code, status) => {
      const fault: ScriptStep = { kind: 'error', error: new DomainError(code, 'the agent is tired') };
      const { sales, agent } = await shop.open(saying('Hello!'), fault, saying('Now.'));
      const { conversation_id: conversationId } = await sales.say('hi');
      const failed = await sales.post({ visitor_id: 'visitor_1', message: 'anybody?', conversationId });
      expect([failed.status, errorOf(failed).code]).toEqual([status, 'COMMAND_EXECUTION_FAILED']);
      expect(failed.headers.get('retry-after')).toBe(code === 'AGENT_UNAVAILABLE' ? '1' : null);
      const command = await sales.status(errorOf(failed).command_id ?? '');
      expect(command).toMatchObject({
        status: 'failed',
        error: { code: 'COMMAND_EXECUTION_FAILED' },
        targets: [{ message: { content: '' } }, { conversation: { title: 'New Conversation' } }],
        tools: [{ status: 'not_initialized' }, { status: 'not_initialized' }, { status: 'not_initialized' }],
        supervisors: [{ status: 'not_initialized' }, { status: 'not_initialized' }],
      });
      expect(await sales.talk(conversationId)).toEqual(['user: hi', 'assistant: Hello!', 'user: anybody?']);
      await sales.say('hello?', { conversationId });
      expect(agent.calls[2]?.memory.transcript.map(({ text }) => text)).toEqual([
        'hi',
        'Hello!',
        'anybody?',
        'hello?',
      ]);
    });

    it('is asked again by a retry with the same key, and the message is said once', async () => {
      const fault = (code: 'AGENT_UNAVAILABLE' | 'AGENT_TIMEOUT'): ScriptStep => ({
        kind: 'error',
        error: new DomainError(code, 'the agent is tired'),
      });
      const { sales, agent } = await shop.open(
        saying('Hello!'),
        fault('AGENT_UNAVAILABLE'),
        fault('AGENT_TIMEOUT'),
        echo(),
      );
      const { conversation_id: conversationId } = await sales.say('hi');
      const body = { visitor_id: 'visitor_1', message: 'anybody?', conversationId };
      const key = { 'idempotency-key': `retry ${conversationId}` };
      const commands = new Set<string | undefined>();
      for (const status of [503, 504]) {
        const failed = await sales.post(body, key);
        expect([failed.status, errorOf(failed).message_kept]).toEqual([status, true]);
        commands.add(errorOf(failed).command_id);
        expect(await sales.talk(conversationId)).toEqual(['user: hi', 'assistant: Hello!', 'user: anybody?']);
      }
      expect(commands.size).toBe(2);
      const kept = (await sales.messages(conversationId))[2];
      const answered = await sales.post(body, key);
      expect([answered.status, answered.json]).toMatchObject([
        200,
        {
          data: {
            messages: {
              user: { content: 'anybody?', message_id: kept?.message_id },
              assistant: { content: 'You said anybody?' },
            },
          },
        },
      ]);
      expect(await sales.talk(conversationId)).toEqual([
        'user: hi',
        'assistant: Hello!',
        'user: anybody?',
        'assistant: You said anybody?',
      ]);
      const again = await sales.post(body, key);
      expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([answered.text, 'true']);
      expect((await sales.post({ ...body, message: 'another' }, key)).status).toBe(422);
      expect(agent.calls).toHaveLength(4);
    });

    it('in the background is asked again by a retry, under another command', async () => {
      const { sales } = await shop.open(
        { kind: 'error', error: new DomainError('AGENT_FAILED', 'tired') },
        echo(),
      );
      const body = { visitor_id: 'patient', message: 'hi' };
      const headers = { prefer: 'respond-async', 'idempotency-key': 'patient' };
      const commandOf = ({ json }: HttpAnswer) => (json as { data: { command_id: string } }).data.command_id;
      const ended = async (commandId: string, status: string) => {
        while ((await sales.status(commandId)).status !== status) await sleep(10);
      };
      const first = commandOf(await sales.post(body, headers));
      await ended(first, 'failed');
      const second = commandOf(await sales.post(body, headers));
      await ended(second, 'completed');
      expect(second).not.toBe(first);
      expect(commandOf(await sales.post(body, headers))).toBe(second);
      const [conversationId = ''] = await sales.conversations('visitor_id=patient');
      expect(await sales.talk(conversationId)).toEqual(['user: hi', 'assistant: You said hi']);
    });

    it('with a bug is told with 500, and the first message of a conversation is kept too', async () => {
      const { sales, server } = await shop.open({ kind: 'error', error: new RangeError('c4n4ry') });
      const failed = await sales.post({ visitor_id: 'unlucky', message: 'hi' });
      expect([failed.status, errorOf(failed).code]).toEqual([500, 'INTERNAL_SERVER_ERROR']);
      expect(failed.text).not.toContain('c4n4ry');
      expect(server.log.some((line) => line.includes('RangeError'))).toBe(true);
      const [conversationId = ''] = await sales.conversations('visitor_id=unlucky');
      expect(await sales.talk(conversationId)).toEqual(['user: hi']);
    });
  });

  it('what a process took and died with is kept, in order, and before what comes later', async () => {
    const { sales, server } = await shop.open(saying('Hello!'), echo());
    const { conversation_id: conversationId, messages } = await sales.say('hi');
    const turns = server.app.get(TurnStore, { strict: false });
    const taken = (text: string, waitedMs: number) => ({
      businessId: 'demo',
      turnId: `${text} of ${conversationId}`,
      surface: 'sales-message',
      parentStateId: messages.user.message_id.slice(0, -2),
      input: [event('MessageReceived', { role: 'user', content: { kind: 'text', text } })],
      leaseMs: 1_500,
      idempotency: null,
      expectHead: false,
      conversationId,
      budget: null,
      silentOnceRequested: true,
      line: { queueId: 'a process that died', waitedMs },
    });
    await turns.reserve(taken('one', 300));
    await turns.announce(taken('two', 0));
    const answer = await sales.say('three', { conversationId });
    expect(answer.messages.assistant.content).toBe('You said three');
    expect(await sales.talk(conversationId)).toEqual([
      'user: hi',
      'assistant: Hello!',
      'user: one',
      'user: two',
      'user: three',
      'assistant: You said three',
    ]);
    for (const text of ['one', 'two']) {
      expect(await sales.status(`${text} of ${conversationId}`)).toMatchObject({
        status: 'failed',
        error: {
          code: 'COMMAND_EXECUTION_FAILED',
          message: 'The server stopped before it had answered',
          message_kept: true,
        },
      });
    }
  });

  describe('Prefer: respond-async', () => {
    const prefer = { prefer: 'wait=10, respond-async' };
    const commandOf = (answer: HttpAnswer) =>
      (answer.json as { data: { command_id: string } }).data.command_id;

    it('is answered at once; the status follows the command', async () => {
      const { sales } = await shop.open(saying('Hello!'), echo(100), echo());
      const { conversation_id: conversationId } = await sales.say('hi');
      const post = (message: string) =>
        sales.post({ visitor_id: 'visitor_1', message, conversationId }, prefer);
      const answer = await post('one');
      expect([answer.status, answer.headers.get('preference-applied')]).toEqual([202, 'respond-async']);
      expect(answer.json).toEqual({
        success: true,
        data: { command_id: expect.any(String) as string, status: 'running' },
      });
      const waiting = await post('two');
      expect((await sales.status(commandOf(waiting))).status).toBe('pending');
      while ((await sales.status(commandOf(waiting))).status !== 'completed') await sleep(10);
      expect(await sales.status(commandOf(answer))).toMatchObject({
        status: 'completed',
        targets: [{ message: { content: 'You said one' } }, {}],
      });
      expect((await sales.talk(conversationId)).slice(-1)).toEqual(['assistant: You said two']);
    });

    it('is refused at once when it can be', async () => {
      const { sales } = await shop.open();
      const answer = await sales.post({ visitor_id: 'v', message: 'hi', conversationId: 'nope' }, prefer);
      expect(answer.status).toBe(404);
    });

    it('finishes while the server shuts down', async () => {
      const first = await shop.open(saying('Hello!'), echo(200));
      const { conversation_id: conversationId } = await first.sales.say('hi');
      const body = { visitor_id: 'visitor_1', message: 'last words', conversationId };
      const commandId = commandOf(await first.sales.post(body, prefer));
      await shop.close();
      const { sales } = await shop.open();
      expect((await sales.status(commandId)).status).toBe('completed');
      expect((await sales.talk(conversationId)).slice(-1)).toEqual(['assistant: You said last words']);
    });

    it('with an Idempotency-Key answers and runs once', async () => {
      const { sales, agent } = await shop.open(echo(50));
      const body = { visitor_id: 'once', message: 'hi' };
      const headers = { ...prefer, 'idempotency-key': 'async-once' };
      const first = await sales.post(body, headers);
      const again = await sales.post(body, headers);
      while ((await sales.status(commandOf(first))).status !== 'completed') await sleep(10);
      expect(agent.calls).toHaveLength(1);
      expect(again.text).toBe(first.text);
      expect(await sales.conversations('visitor_id=once')).toHaveLength(1);
    });

    it('of a key that was used for another message is refused at once, and begins no conversation', async () => {
      const { sales, agent } = await shop.open(echo(), echo());
      const headers = { ...prefer, 'idempotency-key': 'async-reused' };
      const body = { visitor_id: 'reuser', message: 'hi' };
      const first = await sales.post(body, headers);
      const other = { ...body, message: 'another' };
      const running = await sales.post(other, headers);
      while ((await sales.status(commandOf(first))).status !== 'completed') await sleep(10);
      const over = await sales.post(other, headers);
      expect([running.status, over.status]).toEqual([422, 422]);
      const together = await Promise.all(
        ['one', 'two'].map((message) =>
          sales.post({ ...body, message }, { ...prefer, 'idempotency-key': 'async-together' }),
        ),
      );
      expect(together.map(({ status }) => status).sort()).toEqual([202, 422]);
      const taken = together.find(({ status }) => status === 202);
      if (taken === undefined) throw new Error('neither was taken');
      while ((await sales.status(commandOf(taken))).status !== 'completed') await sleep(10);
      expect(agent.calls).toHaveLength(2);
      expect(await sales.conversations('visitor_id=reuser')).toHaveLength(2);
    });

    it('of what is answered, or is being answered, is told that command', async () => {
      const { sales, agent } = await shop.open(echo(100));
      const body = { visitor_id: 'hasty', message: 'hi' };
      const key = { 'idempotency-key': 'sync-then-async' };
      const answering = sales.post(body, key);
      while (agent.calls.length === 0) await sleep(1);
      const meanwhile = await sales.post(body, { ...key, ...prefer });
      const answer = (await answering).json as { data: SalesAnswer };
      const after = await sales.post(body, { ...key, ...prefer });
      expect([meanwhile.status, after.status]).toEqual([202, 202]);
      expect([commandOf(meanwhile), commandOf(after)]).toEqual(Array(2).fill(answer.data.command_id));
      expect((await sales.status(answer.data.command_id)).status).toBe('completed');
      expect(agent.calls).toHaveLength(1);
    });
  });
});

describe('sales conversations of two servers on one PostgreSQL', () => {
  it('messages are answered in the order they came, whichever server they came to', async () => {
    const database = await createPostgres();
    const servers = [
      await startServer(database.url, { agent: new ScriptedAgent([saying('Hello!'), echo(1_500), echo()]) }),
      await startServer(database.url, { agent: new ScriptedAgent([echo(), echo(), echo()]) }),
    ];
    const [first, second] = servers.map(({ url }) => new SalesClient(new ShopClient(url))) as [
      SalesClient,
      SalesClient,
    ];
    const { conversation_id: conversationId } = await first.say('hi', { agentId: TEAM });
    const answers: Promise<unknown>[] = [];
    for (const [at, client] of [first, second, first, second].entries()) {
      answers.push(client.say(`message ${at}`, { conversationId }));
      await sleep(200);
    }
    await Promise.all(answers);
    const said = (await first.messages(conversationId)).filter(({ role }) => role === 'user').slice(1);
    expect(said.map(({ content }) => content)).toEqual([0, 1, 2, 3].map((at) => `message ${at}`));
    for (const server of servers) await server.stop();
    await database.discard();
  });

  it('twenty messages, ten to each, are all answered, one after another', async () => {
    const database = await createPostgres();
    const steps = () => Array.from({ length: 30 }, () => echo(5));
    const servers = [
      await startServer(database.url, { agent: new ScriptedAgent(steps()) }),
      await startServer(database.url, { agent: new ScriptedAgent(steps()) }),
    ];
    const clients = servers.map(({ url }) => new SalesClient(new ShopClient(url)));
    const [first] = clients as [SalesClient, SalesClient];
    const { conversation_id: conversationId } = await first.say('hi', { agentId: TEAM });
    const texts = Array.from({ length: 20 }, (_, at) => `message ${at}`);
    const answers = await Promise.all(
      texts.map((text, at) => (clients[at % 2] ?? first).say(text, { conversationId })),
    );
    answers.forEach(({ messages }, at) => expect(messages.assistant.content).toBe(`You said message ${at}`));
    const said = (await first.messages(conversationId)).slice(2);
    expect(said).toHaveLength(40);
    said.forEach(({ role, content }, at) => {
      if (at % 2 === 1) expect([role, content]).toEqual(['assistant', `You said ${said[at - 1]?.content}`]);
    });
    for (const server of servers) await server.stop();
  });
});
