import { type Reservation, TurnStore, type TurnReservation } from '../ports/turn-store';
import { ReserveTurn } from './reserve-turn';

const reservation: TurnReservation = {
  businessId: 'demo',
  turnId: 't1',
  surface: 'invoke',
  parentStateId: null,
  input: [],
  leaseMs: 30_000,
  idempotency: { route: 'r', key: 'k', fingerprint: 'f' },
  expectHead: false,
  conversationId: null,
  budget: null,
  silentOnceRequested: false,
  line: null,
};

/** Answers `reserve` from a queue, the last answer for ever. */
function storeThatSays(...answers: Reservation[]): { store: TurnStore; asked: () => number } {
  let asked = 0;
  const store = {
    reserve: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)]),
  } as unknown as TurnStore;
  return { store, asked: () => asked };
}

describe('ReserveTurn', () => {
  afterEach(() => jest.useRealTimers());

  it('waits for the first request of the same key and takes its answer', async () => {
    const answered: Reservation = { kind: 'answered', answer: { status: 200, body: '{}' } };
    const { store, asked } = storeThatSays(
      { kind: 'in-progress', leaseEndsInMs: 9_000 },
      { kind: 'in-progress', leaseEndsInMs: 8_000 },
      answered,
    );
    await expect(new ReserveTurn(store).reserve(reservation)).resolves.toEqual(answered);
    expect(asked()).toBe(3);
  });

  it('gives up after ten seconds and says when the lease ends', async () => {
    jest.useFakeTimers();
    const { store, asked } = storeThatSays({ kind: 'in-progress', leaseEndsInMs: 7_000 });
    let givenUp: unknown;
    const waiting = new ReserveTurn(store).reserve(reservation).catch((error: unknown) => (givenUp = error));
    await jest.advanceTimersByTimeAsync(9_700);
    expect(givenUp).toBeUndefined();
    await jest.advanceTimersByTimeAsync(300);
    await waiting;
    expect(givenUp).toMatchObject({ code: 'TURN_IN_PROGRESS', retryAfterMs: 3_000 });
    expect(asked()).toBeLessThan(60);
  });

  it.each<[Reservation['kind'], string]>([
    ['key-reused', 'IDEMPOTENCY_KEY_REUSED'],
    ['head-moved', 'HEAD_MOVED'],
  ])('refuses %s as %s', async (kind, code) => {
    const { store } = storeThatSays({ kind } as Reservation);
    await expect(new ReserveTurn(store).reserve(reservation)).rejects.toMatchObject({ code });
  });

  it('tells when a busy conversation is free again, without waiting for it', async () => {
    const { store, asked } = storeThatSays({ kind: 'conversation-busy', leaseEndsInMs: 4_000 });
    await expect(new ReserveTurn(store).reserve({ ...reservation, idempotency: null })).rejects.toMatchObject(
      { code: 'CONVERSATION_BUSY', retryAfterMs: 3_000 },
    );
    expect(asked()).toBe(1);
  });

  it('looks again whether it was its own first request that moved the head', async () => {
    const answered: Reservation = { kind: 'answered', answer: { status: 201, body: '{}' } };
    const { store } = storeThatSays({ kind: 'head-moved' }, answered);
    await expect(new ReserveTurn(store).reserve(reservation)).resolves.toEqual(answered);
  });

  it('looks again whether it was its own first request that has the conversation', async () => {
    const busy: Reservation = { kind: 'conversation-busy', leaseEndsInMs: 4_000 };
    const answered: Reservation = { kind: 'answered', answer: { status: 201, body: '{}' } };
    const { store } = storeThatSays(busy, { kind: 'in-progress', leaseEndsInMs: 4_000 }, answered);
    await expect(new ReserveTurn(store).reserve(reservation)).resolves.toEqual(answered);
    const other = storeThatSays(busy);
    await expect(new ReserveTurn(other.store).reserve(reservation)).rejects.toMatchObject({
      code: 'CONVERSATION_BUSY',
    });
    expect(other.asked()).toBe(2);
  });
});
