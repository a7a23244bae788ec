import { aStateRecord, InMemoryStateReader } from '@app/testing';
import { GetSessionHandler } from './get-session.handler';
import { GetSession } from './get-session.query';

const STATES = [aStateRecord('root', []), aStateRecord('leaf', [], { parentStateId: 'root', depth: 2 })];
const STRAY = aStateRecord('stray', [], { sessionId: 'another' });
const handler = new GetSessionHandler(new InMemoryStateReader([...STATES, STRAY]));

describe('a session', () => {
  it('is its states, parents before children', async () => {
    expect(await handler.execute(new GetSession('shop', 'session'))).toEqual(
      STATES.map(({ header }) => header),
    );
  });

  it.each([
    ['shop', 'nowhere'],
    ['other', 'session'],
  ])('is not there: %s/%s', async (businessId, sessionId) => {
    await expect(handler.execute(new GetSession(businessId, sessionId))).rejects.toMatchObject({
      code: 'SESSION_NOT_FOUND',
    });
  });
});
