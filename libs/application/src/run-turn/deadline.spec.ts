import { setTimeout as sleep } from 'node:timers/promises';
import { Deadline } from './deadline';

async function* counted(count: number, pauseMs: number) {
  for (let index = 0; index < count; index += 1) {
    await sleep(pauseMs);
    yield index;
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

describe('Deadline', () => {
  it('lets what is in time pass unchanged', async () => {
    const deadline = new Deadline(5_000);
    await expect(collect(deadline.bound(counted(3, 1)))).resolves.toEqual([0, 1, 2]);
    expect(deadline.signal.aborted).toBe(false);
    deadline.clear();
  });

  it('ends the wait for an agent that never answers, and tells it by the signal', async () => {
    const deadline = new Deadline(30);
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    await expect(collect(deadline.bound(silent))).rejects.toMatchObject({ code: 'AGENT_TIMEOUT' });
    expect(deadline.signal.aborted).toBe(true);
  });

  it('bounds the whole answer, not each part of it', async () => {
    const deadline = new Deadline(60);
    await expect(collect(deadline.bound(counted(100, 10)))).rejects.toMatchObject({ code: 'AGENT_TIMEOUT' });
  });

  it('does not fire once it is cleared', async () => {
    const deadline = new Deadline(10);
    deadline.clear();
    await sleep(40);
    expect(deadline.signal.aborted).toBe(false);
  });
});
