import { DomainError } from '@app/domain';
import type { RunTurn } from '../run-turn/run-turn';
import type { TurnRequest, TurnResult } from '../run-turn/turn-request';
import { ConversationQueue } from './conversation-queue';
import { ConversationTurn } from './conversation-turn';

const RESULT: TurnResult = { answer: { status: 200, body: '' }, replayed: false };
const BUSY = new DomainError('CONVERSATION_BUSY', 'a reply is being generated', { retryAfterMs: 1_000 });

function turnThatIsBusy(times: number): ConversationTurn {
  let left = times;
  const run = () => {
    left -= 1;
    return left >= 0 ? Promise.reject(BUSY) : Promise.resolve(RESULT);
  };
  return new ConversationTurn({ run } as unknown as RunTurn);
}

describe('ConversationTurn', () => {
  const enter = () => new ConversationQueue().enter('demo', 'c1');
  const request = {} as TurnRequest;
  const nothing = () => Promise.resolve();

  it('asks again while another process has the conversation, and tells of each time', async () => {
    let waits = 0;
    const onWait = () => {
      waits += 1;
      return Promise.resolve();
    };
    expect(await turnThatIsBusy(2).run(enter(), request, onWait, 5_000)).toBe(RESULT);
    expect(waits).toBe(2);
  });

  it('gives up when it would take longer than it may', async () => {
    await expect(turnThatIsBusy(2).run(enter(), request, nothing, 40)).rejects.toMatchObject({
      code: 'CONVERSATION_BUSY',
    });
  });

  it('waits as long as it may for those before it in this process', async () => {
    const queue = new ConversationQueue();
    const before = queue.enter('demo', 'c1');
    const place = queue.enter('demo', 'c1');
    await expect(turnThatIsBusy(0).run(place, request, nothing, 20)).rejects.toMatchObject({
      code: 'CONVERSATION_BUSY',
    });
    const answered = turnThatIsBusy(0).run(place, request, nothing, 5_000);
    before.leave();
    expect(await answered).toBe(RESULT);
  });
});
