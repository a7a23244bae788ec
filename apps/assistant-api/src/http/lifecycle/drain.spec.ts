import { Drain } from './drain';

describe('draining', () => {
  it('waits for what runs, and lets nobody in meanwhile', async () => {
    const drain = new Drain();
    drain.enter();
    drain.enter();
    let done = false;
    const drained = drain.begin(5_000).then((unfinished) => {
      done = true;
      return unfinished;
    });
    expect(drain.draining).toBe(true);
    drain.leave();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(done).toBe(false);
    drain.leave();
    expect(await drained).toBe(0);
  });

  it('gives up when the time is up, and says how many it left', async () => {
    const drain = new Drain();
    drain.enter();
    expect(await drain.begin(30)).toBe(1);
  });
});
