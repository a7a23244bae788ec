import type { FastifyInstance, FastifyReply, FastifyRequest, RouteHandlerMethod } from 'fastify';
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

  it.each([
    ['that is right', () => Promise.resolve('answer')],
    ['that fails', () => Promise.reject(new Error('no'))],
  ])('counts a handler until the end of a promise %s', async (_name, end) => {
    const drain = new Drain();
    let finish = (): void => undefined;
    const asked = new Promise<void>((resolve) => (finish = resolve)).then(end);
    const answered = call(drain.counted(() => asked));
    expect(await drain.begin(0)).toBe(1);
    finish();
    await Promise.allSettled([answered]);
    expect(await drain.begin(0)).toBe(0);
  });

  it('counts no handler that is done or has thrown', async () => {
    const drain = new Drain();
    const boom = (): never => {
      throw new Error('boom');
    };
    expect(call(drain.counted(() => 'answer'))).toBe('answer');
    expect(() => call(drain.counted(boom))).toThrow('boom');
    expect(await drain.begin(0)).toBe(0);
  });
});

function call(handler: RouteHandlerMethod): unknown {
  return handler.call({} as FastifyInstance, {} as FastifyRequest, {} as FastifyReply);
}
