import { type Reservation, type TurnReservation } from '../ports/turn-store';

/** What is true for every request of a key with the same body, whoever of them saw it. */
const SHARED: ReadonlySet<Reservation['kind']> = new Set(['answered', 'in-progress', 'key-reused']);

/**
 * Requests with one idempotency key and one body look one at a time in this process; the others take what it saw. A
 * thousand retries cost the database no more than one.
 */
export class SharedLook {
  private readonly running = new Map<string, Promise<Reservation>>();

  async look(reservation: TurnReservation, look: () => Promise<Reservation>): Promise<Reservation> {
    const { businessId, idempotency: claim } = reservation;
    if (claim === null) return look();
    const id = JSON.stringify([businessId, claim.route, claim.key, claim.fingerprint]);
    for (let other = this.running.get(id); other !== undefined; other = this.running.get(id)) {
      const seen = seenByOthers(await other.catch(() => undefined), reservation);
      if (seen !== undefined) return seen;
    }
    const mine = look().finally(() => this.running.delete(id));
    this.running.set(id, mine);
    return mine;
  }
}

/** Undefined when it tells nothing about another request. One that was reserved is in progress for all others. */
function seenByOthers(seen: Reservation | undefined, { leaseMs }: TurnReservation): Reservation | undefined {
  if (seen?.kind === 'reserved') return { kind: 'in-progress', leaseEndsInMs: leaseMs };
  return seen !== undefined && SHARED.has(seen.kind) ? seen : undefined;
}
