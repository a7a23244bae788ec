import { type Reservation, type TurnReservation } from '../ports/turn-store';
import { SharedLook } from './shared-look';

const ANSWERED: Reservation = { kind: 'answered', answer: { status: 200, body: '{}' } };
const RESERVED: Reservation = { kind: 'reserved', token: 't', handover: 'none', keptStateId: null };

function reservationOf(key: string | null, fingerprint = 'f'): TurnReservation {
  return {
    businessId: 'demo',
    turnId: 't1',
    surface: 'invoke',
    parentStateId: null,
    input: [],
    leaseMs: 30_000,
    idempotency: key === null ? null : { route: 'r', key, fingerprint },
    expectHead: false,
    conversationId: null,
    budget: null,
    silentOnceRequested: false,
    line: null,
  };
}

/** Looks that take a moment, and how many there were. */
function storeThatSees(...seen: (Reservation | Error)[]) {
  const looks = { count: 0, atOnce: 0, mostAtOnce: 0 };
  const look = async (): Promise<Reservation> => {
    const found = seen[Math.min(looks.count++, seen.length - 1)] as Reservation | Error;
    looks.mostAtOnce = Math.max(looks.mostAtOnce, ++looks.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 5));
    looks.atOnce -= 1;
    if (found instanceof Error) throw found;
    return found;
  };
  return { look, looks };
}

const kindsOf = (found: readonly Reservation[]) => found.map(({ kind }) => kind);

describe('SharedLook', () => {
  const ask = (reservations: readonly TurnReservation[], look: () => Promise<Reservation>) => {
    const shared = new SharedLook();
    return Promise.all(reservations.map((reservation) => shared.look(reservation, look)));
  };
  const hundred = (key: string | null) => Array.from({ length: 100 }, () => reservationOf(key));

  it('asks once for a hundred requests with one key', async () => {
    const { look, looks } = storeThatSees(ANSWERED);
    expect(new Set(kindsOf(await ask(hundred('k'), look)))).toEqual(new Set(['answered']));
    expect(looks.count).toBe(1);
  });

  it('gives the turn to one: for the others it is in progress', async () => {
    const { look, looks } = storeThatSees(RESERVED);
    const kinds = kindsOf(await ask(hundred('k'), look));
    expect(kinds.filter((kind) => kind === 'reserved')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'in-progress')).toHaveLength(99);
    expect(looks.count).toBe(1);
  });

  it('asks anew after a look that failed, or that told about one request only, one at a time', async () => {
    const { look, looks } = storeThatSees({ kind: 'head-moved' }, { kind: 'head-moved' }, ANSWERED);
    expect(kindsOf(await ask(hundred('k'), look))).toEqual([
      ...['head-moved', 'head-moved'],
      ...Array.from({ length: 98 }, () => 'answered'),
    ]);
    expect(looks).toMatchObject({ count: 3, mostAtOnce: 1 });
    const broken = storeThatSees(new Error('no database'), ANSWERED);
    const shared = new SharedLook();
    const [first, second] = await Promise.allSettled([
      shared.look(reservationOf('k'), broken.look),
      shared.look(reservationOf('k'), broken.look),
    ]);
    expect([first?.status, second?.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('keeps keys and bodies apart, and requests without a key', async () => {
    const { look, looks } = storeThatSees(RESERVED);
    const apart = [reservationOf('a'), reservationOf('b'), reservationOf('b', 'other body')];
    expect(kindsOf(await ask([...apart, reservationOf(null), reservationOf(null)], look))).toEqual(
      Array.from({ length: 5 }, () => 'reserved'),
    );
    expect(looks.count).toBe(5);
  });
});
