import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { uuidv7 } from 'uuidv7';
import { openPostgresFloor } from './postgres-floor';
import { openSqliteFloor } from './sqlite-floor';
import type { FloorRequest } from './floor-turn';
import { INSTANT_REPLY } from './instant-reply';

/**
 * The least that a turn can be on this stack: bare Fastify, the key looked up, the parent read, two durable
 * transactions of the rows that the service writes. Nothing is checked, nobody is asked, nothing is hashed.
 */
async function main(url: string): Promise<void> {
  const store = url.startsWith('sqlite:')
    ? openSqliteFloor(url.slice('sqlite:'.length), process.argv[3] === 'grouped')
    : openPostgresFloor(url);
  const app = fastify();
  app.post<{ Body: FloorRequest }>(
    '/internal/v1/businesses/:business/ai/sales_assistant_v2/invoke/v1',
    async (request) => {
      const { context, inputEvents } = request.body;
      const key = await store.findKey(String(request.headers['x-api-key']).slice(8, 16));
      if (key === undefined) throw new Error('no such key');
      const parent = context.stateId === undefined ? undefined : await store.findState(key, context.stateId);
      const turn = {
        businessId: key,
        turnId: uuidv7(),
        stateId: uuidv7(),
        sessionId: parent?.sessionId ?? uuidv7(),
        parent,
        input: inputEvents,
        text: inputEvents[0]?.messageEvent.content.textContent ?? '',
        now: Date.now(),
      };
      await store.reserve(turn);
      await store.commit(turn);
      const { stateId, sessionId } = turn;
      const reply = { role: 'ASSISTANT', content: { textContent: { text: INSTANT_REPLY } } };
      return {
        response: {
          stateId,
          sessionId,
          parentStateId: parent?.stateId ?? null,
          responseEvents: [{ messageEvent: reply }],
        },
      };
    },
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  process.send?.({ port: (app.server.address() as AddressInfo).port });
}

void main(process.argv[2] ?? '');
