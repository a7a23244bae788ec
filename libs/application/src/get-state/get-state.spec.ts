import { event } from '@app/domain';
import { aStateRecord, InMemoryStateReader } from '@app/testing';
import { GetStateHandler } from './get-state.handler';
import { GetState } from './get-state.query';

const EVENTS = [event('MessageReplied', { text: 'Hi! 😀\r\n' })];
const STORED = aStateRecord('root', EVENTS);

describe('one state', () => {
  it('is read back with its events', async () => {
    const handler = new GetStateHandler(new InMemoryStateReader([STORED]));
    expect(await handler.execute(new GetState('shop', 'root'))).toEqual({ ...STORED.header, events: EVENTS });
  });

  it('is not there for another business', async () => {
    const handler = new GetStateHandler(new InMemoryStateReader([STORED]));
    await expect(handler.execute(new GetState('other', 'root'))).rejects.toMatchObject({
      code: 'STATE_NOT_FOUND',
    });
  });

  it('is not read when an event of it is of no known kind', async () => {
    const unreadable = { ...STORED, events: [{ type: 'Danced', schemaVersion: 1, payload: '{}' }] };
    const handler = new GetStateHandler(new InMemoryStateReader([unreadable]));
    await expect(handler.execute(new GetState('shop', 'root'))).rejects.toMatchObject({ code: 'DATA_LOSS' });
  });
});
