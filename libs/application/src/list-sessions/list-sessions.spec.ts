import { aStateRecord, InMemoryStateReader } from '@app/testing';
import { ListSessionsHandler } from './list-sessions.handler';
import { ListSessions } from './list-sessions.query';

const handler = new ListSessionsHandler(
  new InMemoryStateReader([
    aStateRecord('a', [], { sessionId: 'first' }),
    aStateRecord('b', [], { sessionId: 'first', parentStateId: 'a', depth: 2 }),
    aStateRecord('c', [], { sessionId: 'second' }),
    aStateRecord('d', [], { sessionId: 'theirs', businessId: 'other' }),
  ]),
);

describe("a business's sessions", () => {
  it('come in pages, newest first', async () => {
    const page = await handler.execute(new ListSessions('shop', 1));
    expect(page.items).toMatchObject([{ sessionId: 'second', stateCount: 1 }]);
    const last = await handler.execute(new ListSessions('shop', 1, page.cursor));
    expect(last).toMatchObject({ items: [{ sessionId: 'first', stateCount: 2 }] });
    expect(last.cursor).toBeUndefined();
  });
});
