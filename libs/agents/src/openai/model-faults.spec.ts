import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { AgentOutput } from '@app/application';
import type { DomainError } from '@app/domain';
import {
  anAgentRequest,
  anExampleShop,
  answers,
  breaksOff,
  calls,
  chunk,
  completes,
  FaultServer,
  MODEL_FAULTS,
  refuses,
  resets,
  saidByCustomer,
  says,
  staysSilent,
  streams,
  type Misdeed,
} from '@app/testing';
import { aModelAgent, TEST_KEY } from './model-agent.fixture';

const DEADLINES = { turnMs: 2_500, idleMs: 400 };
const GOOD = says('All is well. What are you looking for?');

const half = ['I have ', 'something '].map((content) => chunk({ content }));

describe('what a model server does wrong', () => {
  const server = new FaultServer();
  let respond: (text?: string) => Promise<readonly AgentOutput[]>;

  const logged: string[] = [];

  beforeAll(async () => {
    await server.start();
    const keep = (line: unknown) => void logged.push(String(line));
    Logger.overrideLogger({ log: keep, warn: keep, error: keep });
  });
  afterAll(() => expect(logged.join('\n')).not.toMatch(/UPSTREAM|127\.0\.0\.1|sk-test|mouse/));
  afterAll(() => server.stop());
  beforeEach(async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge, DEADLINES);
    respond = async (text = 'I need a wireless mouse') => {
      const outputs: AgentOutput[] = [];
      const request = anAgentRequest([saidByCustomer(text)]);
      for await (const output of agent.respond(request, new AbortController().signal)) outputs.push(output);
      return outputs;
    };
  });

  const messages = (outputs: readonly AgentOutput[]) =>
    outputs.flatMap((output) => (output.kind === 'message' ? [output.text] : []));

  it.each(MODEL_FAULTS)(
    '$name: $code after $calls requests',
    async ({ does, code, calls: count, retryAfterMs }) => {
      server.plan(...does);
      const startedAt = performance.now();
      const error = await respond().then(
        () => undefined,
        (thrown: unknown) => thrown as DomainError,
      );
      expect(performance.now() - startedAt).toBeLessThan(DEADLINES.turnMs + 1_000);
      expect(error).toMatchObject({ name: 'DomainError', code });
      expect(error?.retryAfterMs).toBe(retryAfterMs);
      expect(server.requests).toHaveLength(count);
      expect(JSON.stringify([error?.message, error?.fields])).not.toMatch(/UPSTREAM|127\.0\.0\.1|sk-test/);
    },
  );

  it.each<[string, Misdeed]>([
    ['F1 429', refuses(429, 'busy', { 'retry-after': '0' })],
    ['F3 500', refuses(500, 'boom')],
    ['F5 too long', refuses(400, 'context_length_exceeded')],
    ['F7 truncated', answers(200, '{"choices":[{')],
    ['F8 no choices', answers(200, '{"choices":[]}')],
    ['F10 no content', completes({ content: null })],
    ['F12 cut', breaksOff('cut')],
    ['F13 reset', resets],
  ])('%s, once: the second try is answered', async (_name, does) => {
    server.plan(does, GOOD);
    expect(messages(await respond())).toEqual(['All is well. What are you looking for?']);
    expect(server.requests).toHaveLength(2);
  });

  it('F2: the breaker spares a server that wants to be left alone', async () => {
    server.plan(refuses(429, 'busy', { 'retry-after': '3600' }), GOOD);
    await expect(respond()).rejects.toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    const again = respond();
    await expect(again).rejects.toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    const wait = await again.catch((error: unknown) => (error as DomainError).retryAfterMs ?? 0);
    expect(wait).toBeGreaterThan(3_590_000);
    expect(server.requests).toHaveLength(1);
  });

  it('a server that fails again and again is left alone', async () => {
    server.plan(refuses(500, 'boom'));
    for (let turn = 0; turn < 4; turn += 1)
      await expect(respond()).rejects.toMatchObject({ code: 'AGENT_FAILED' });
    await expect(respond()).rejects.toMatchObject({ code: 'AGENT_UNAVAILABLE' });
    expect(server.requests).toHaveLength(8);
  });

  it('a stream without a finish reason that ends with [DONE] is whole, as some servers send it', async () => {
    server.plan(streams([chunk({ content: 'Hello there!' })]));
    expect(messages(await respond())).toEqual(['Hello there!']);
  });

  it('a server that does not stream is understood', async () => {
    server.plan(completes({ role: 'assistant', content: 'Hello there!' }));
    expect(messages(await respond())).toEqual(['Hello there!']);
  });

  describe('F21: nonsense in a whole answer', () => {
    it('cut by its length: the whole sentences stay', async () => {
      server.plan(says('We have mice. They are quiet. And they also', 'length'));
      expect(messages(await respond())).toEqual(['We have mice. They are quiet.']);
    });

    it('arguments that are no JSON: one try to repair them', async () => {
      server.plan(
        calls(['search_products', '{"query":']),
        calls(['search_products', '{"query":"mouse"}']),
        GOOD,
      );
      const outputs = await respond();
      expect(outputs.filter(({ kind }) => kind === 'search')).toHaveLength(1);
      expect(server.requests).toHaveLength(3);
      expect(JSON.stringify(server.requests[1])).toContain('not a JSON object');
    });

    it('arguments that are wrong twice: an answer without a recommendation', async () => {
      const wrong = calls(['recommend_products', '{"products":["m-hp"]}']);
      server.plan(wrong, wrong, GOOD);
      const outputs = await respond();
      expect(outputs.map(({ kind }) => kind)).not.toContain('recommendation');
      expect(messages(outputs)).toHaveLength(1);
      expect(server.requests[2]).toMatchObject({ tool_choice: 'none' });
    });

    it('a function that does not exist, for ever: four requests at most', async () => {
      server.plan(calls(['delete_everything', '{}']));
      await expect(respond()).rejects.toMatchObject({ code: 'AGENT_FAILED' });
      expect(server.requests.length).toBeLessThanOrEqual(4);
    });

    it('a search for ever: four requests at most', async () => {
      server.plan(calls(['search_products', '{"query":"mouse"}']));
      await expect(respond()).rejects.toMatchObject({ code: 'AGENT_FAILED' });
      expect(server.requests).toHaveLength(4);
    });

    it('an unknown product id is dropped, and the model is told', async () => {
      server.plan(calls(['recommend_products', '{"productIds":["m-hp","no-such"]}']), GOOD);
      const outputs = await respond();
      expect(outputs.find(({ kind }) => kind === 'recommendation')).toMatchObject({ productIds: ['m-hp'] });
      expect(JSON.stringify(server.requests[1])).toContain('notInTheCatalogue');
    });

    it('a product beyond the price that the customer named is dropped', async () => {
      server.plan(calls(['recommend_products', '{"productIds":["m-hp","m-logi"]}']), GOOD);
      const outputs = await respond('I need a wireless mouse under 15 dollars');
      expect(outputs.find(({ kind }) => kind === 'recommendation')).toMatchObject({ productIds: ['m-logi'] });
    });

    it('the key in the answer reaches nobody, whole or in pieces', async () => {
      server.plan(streams([...TEST_KEY].map((content) => chunk({ content })).concat(chunk({}, 'stop'))));
      const outputs = await respond();
      const told = outputs.flatMap((output) => (output.kind === 'text-delta' ? [output.text] : [])).join('');
      expect(told).toBe('');
      expect(messages(outputs).join()).not.toContain('sk-test');
    });
  });

  it('leaves no request open behind a deadline', async () => {
    server.plan(staysSilent);
    await expect(respond()).rejects.toMatchObject({ code: 'AGENT_TIMEOUT' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(server.open).toBe(0);
  });

  it('a hundred turns that are given up at random moments leave nothing behind', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge, { turnMs: 5_000, idleMs: 5_000 });
    server.plan((response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const timer = setInterval(() => response.write(`data: ${chunk({ content: 'word ' })}\n\n`), 2);
      response.on('close', () => clearInterval(timer));
    });
    const before = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const turns = Array.from({ length: 100 }, async (_, at) => {
      const stop = new AbortController();
      setTimeout(() => stop.abort(new Error('gone')), (at * 7) % 100);
      for await (const output of agent.respond(anAgentRequest([saidByCustomer('hi')]), stop.signal))
        void output;
    });
    const ended = await Promise.allSettled(turns);
    expect(ended.filter(({ status }) => status === 'fulfilled')).toEqual([]);
    for (let tries = 0; tries < 20 && server.open > 0; tries += 1) await sleep(100);
    expect(server.open).toBe(0);
    const after = process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    expect(after).toBeLessThanOrEqual(before + 1);
  });

  it('passes the first words on within a few milliseconds', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge);
    const waits: number[] = [];
    for (let turn = 0; turn < 20; turn += 1) {
      let sentAt = 0;
      server.plan((response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        setTimeout(() => {
          sentAt = performance.now();
          response.write(`data: ${chunk({ content: 'Hello ' })}\n\n`);
        }, 10);
        setTimeout(() => response.end(`data: ${chunk({ content: 'you.' }, 'stop')}\n\n`), 30);
      });
      for await (const { kind } of agent.respond(
        anAgentRequest([saidByCustomer('hi')]),
        new AbortController().signal,
      )) {
        if (kind === 'text-delta' && waits.length === turn) waits.push(performance.now() - sentAt);
      }
    }
    expect(waits.sort((left, right) => left - right)[10]).toBeLessThan(5);
  });

  it('gives up with the turn: the request is closed within a second', async () => {
    const { catalogue, knowledge } = await anExampleShop();
    const agent = aModelAgent(server.url, catalogue, knowledge, { turnMs: 20_000, idleMs: 20_000 });
    server.plan(streams(half, 'stall'));
    const stop = new AbortController();
    setTimeout(() => stop.abort(new Error('gone')), 100);
    const heard = async () => {
      for await (const output of agent.respond(anAgentRequest([saidByCustomer('hi')]), stop.signal))
        void output;
    };
    const startedAt = performance.now();
    await expect(heard()).rejects.toThrow('gone');
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });
});
