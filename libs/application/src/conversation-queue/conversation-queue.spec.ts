import { setTimeout as sleep } from 'node:timers/promises';
import { ConversationQueue } from './conversation-queue';

describe('ConversationQueue', () => {
  const queue = new ConversationQueue();
  const enter = (conversationId = 'c1', businessId = 'demo') => queue.enter(businessId, conversationId);

  it('lets everybody in one after another, in the order they came', async () => {
    const done: number[] = [];
    const work = [30, 0, 10, 0].map(async (pauseMs, at) => {
      const place = enter();
      expect(await place.reached(1_000)).toBe(true);
      await sleep(pauseMs);
      done.push(at);
      place.leave();
    });
    await Promise.all(work);
    expect(done).toEqual([0, 1, 2, 3]);
  });

  it('keeps conversations and businesses apart, and forgets who has left', async () => {
    const [first, second, third] = [enter('c1'), enter('c2'), enter('c1', 'other')];
    expect([first, second, third].map(({ waits }) => waits)).toEqual([false, false, false]);
    [first, second, third].forEach((place) => place.leave());
    await sleep(1);
    const again = enter('c1');
    expect(again.waits).toBe(false);
    again.leave();
  });

  it('who gives up does not let those behind pass those before', async () => {
    const [first, second, third] = [enter(), enter(), enter()];
    expect(await second.reached(5)).toBe(false);
    second.leave();
    expect(await third.reached(5)).toBe(false);
    first.leave();
    expect(await third.reached(1_000)).toBe(true);
    third.leave();
  });
});
