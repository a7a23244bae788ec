import { DomainError, EMPTY_MEMORY } from '@app/domain';
import { StateReader } from '../ports/state-reader';
import { TurnStore } from '../ports/turn-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { EraseSession } from './erase-session.command';
import { EraseSessionHandler } from './erase-session.handler';

function given(sessions: Record<string, 'there' | 'erased'>) {
  const tombstones: string[] = [];
  const turns: Pick<TurnStore, 'eraseSession' | 'loadLineage'> = {
    eraseSession: (_businessId, sessionId, reason) => {
      if (sessions[sessionId] !== 'there') return Promise.resolve(false);
      sessions[sessionId] = 'erased';
      tombstones.push(`${sessionId}: ${reason}`);
      return Promise.resolve(true);
    },
    loadLineage: () => Promise.reject(new DomainError('SESSION_ERASED', 'erased')),
  };
  const states: Pick<StateReader, 'listSession'> = {
    listSession: (_businessId, sessionId) =>
      sessions[sessionId] === 'erased'
        ? Promise.reject(new DomainError('SESSION_ERASED', 'erased'))
        : Promise.resolve(undefined),
  };
  const memories = new MemoryLoader(turns as TurnStore);
  const handler = new EraseSessionHandler(turns as TurnStore, states as StateReader, memories);
  return { tombstones, memories, handler };
}

describe('EraseSession', () => {
  it('erases, and forgets what was remembered of the session and nothing else', async () => {
    const { memories, handler, tombstones } = given({ gone: 'there' });
    const header = {
      businessId: 'shop',
      parentStateId: null,
      depth: 1,
      agent: { descriptorId: 'helper', version: 1 },
      digest: '',
      createdAt: '',
    };
    memories.keep({ header: { ...header, stateId: 'a', sessionId: 'gone' }, memory: EMPTY_MEMORY });
    memories.keep({ header: { ...header, stateId: 'b', sessionId: 'stays' }, memory: EMPTY_MEMORY });
    await handler.execute(new EraseSession('shop', 'gone', 'asked for by the customer'));
    expect(tombstones).toEqual(['gone: asked for by the customer']);
    await expect(memories.load('shop', 'a')).rejects.toMatchObject({ code: 'SESSION_ERASED' });
    await expect(memories.load('shop', 'b')).resolves.toBeDefined();
  });

  it.each([
    ['SESSION_NOT_FOUND', 'nowhere'],
    ['SESSION_ERASED', 'gone'],
  ])('answers %s for the session %s', async (code, sessionId) => {
    const { handler } = given({ gone: 'erased' });
    await expect(handler.execute(new EraseSession('shop', sessionId, 'asked'))).rejects.toMatchObject({
      code,
    });
  });

  it('wants a reason', async () => {
    const { handler } = given({ gone: 'there' });
    await expect(handler.execute(new EraseSession('shop', 'gone', ''))).rejects.toMatchObject({
      fields: [{ pointer: '#/reason' }],
    });
  });
});
