import { setTimeout as sleep } from 'node:timers/promises';
import { AskedTogether } from './asked-together';

const timed = async (work: Promise<void>): Promise<number> => {
  const startedAt = performance.now();
  await work;
  return performance.now() - startedAt;
};

describe('requests for replies that are sent together', () => {
  it('hold the first one’s reply back until no more of them come', async () => {
    const asked = new AskedTogether();
    const first = asked.ask('shop', 'c1');
    let isOver = false;
    const alone = first.untilAlone().then(() => (isOver = true));
    for (let at = 0; at < 8; at += 1) {
      await sleep(20);
      asked.ask('shop', 'c1').leave();
      expect(isOver).toBe(false);
    }
    await alone;
  });

  it('do not delay a reply that took longer than they are apart', async () => {
    const waits: number[] = [];
    // The shortest of three: a busy machine delays any of them.
    for (let run = 0; run < 3; run += 1) {
      const reply = new AskedTogether().ask('shop', 'c1');
      await sleep(60);
      waits.push(await timed(reply.untilAlone()));
    }
    expect(Math.min(...waits)).toBeLessThan(10);
  });

  it('hold it back for a second at most', async () => {
    const asked = new AskedTogether();
    const first = asked.ask('shop', 'c1');
    const more = setInterval(() => asked.ask('shop', 'c1').leave(), 10);
    const waited = await timed(first.untilAlone());
    clearInterval(more);
    expect(waited).toBeGreaterThan(900);
    expect(waited).toBeLessThan(2_000);
  });

  it('are of one conversation of one business', async () => {
    const asked = new AskedTogether();
    const first = asked.ask('shop', 'c1');
    const more = setInterval(() => {
      asked.ask('shop', 'c2').leave();
      asked.ask('other', 'c1').leave();
    }, 10);
    const waited = await timed(first.untilAlone());
    clearInterval(more);
    expect(waited).toBeLessThan(500);
  });
});
