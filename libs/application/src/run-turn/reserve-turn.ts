import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { keyReused, TurnStore, type Reservation, type TurnReservation } from '../ports/turn-store';
import { SharedLook } from './shared-look';

export type Reserved = Extract<Reservation, { kind: 'reserved' | 'answered' }>;

/** The longest that a client is told to stay away: the lease is a bound for a dead owner, most replies end long before. */
const LONGEST_RETRY_MS = 3_000;

/** How long a retry waits for the first request of its key, and how often it looks. */
const ATTACH = { waitMs: 10_000, firstLookMs: 20, longestLookMs: 250 } as const;

/** Transaction 1 with its policy: a request whose key is being answered attaches and waits for that answer. */
@Injectable()
export class ReserveTurn {
  private readonly looks = new SharedLook();

  constructor(private readonly turns: TurnStore) {}

  /** @throws DomainError IDEMPOTENCY_KEY_REUSED, BUDGET_SPENT, HEAD_MOVED, CONVERSATION_BUSY, or TURN_IN_PROGRESS when the wait runs out */
  async reserve(reservation: TurnReservation): Promise<Reserved> {
    const giveUpAt = performance.now() + ATTACH.waitMs;
    // Who is in the way may be the first request of this very key, which was not to be seen before it had its turn.
    let isCertain = reservation.idempotency === null;
    for (let lookMs: number = ATTACH.firstLookMs; ; lookMs = Math.min(lookMs * 2, ATTACH.longestLookMs)) {
      const outcome = await this.looks.look(reservation, () => this.turns.reserve(reservation));
      switch (outcome.kind) {
        case 'reserved':
        case 'answered':
          return outcome;
        case 'key-reused':
          throw keyReused();
        case 'head-moved':
          if (!isCertain) {
            isCertain = true;
            continue;
          }
          throw new DomainError('HEAD_MOVED', 'others have gone on from this state already');
        case 'conversation-busy':
          if (!isCertain) {
            isCertain = true;
            continue;
          }
          throw conversationBusy(outcome.leaseEndsInMs);
        case 'in-progress':
          if (performance.now() + lookMs > giveUpAt) throw stillRunning(outcome.leaseEndsInMs);
          await sleep(lookMs);
      }
    }
  }
}

export function conversationBusy(endsInMs: number): DomainError {
  return new DomainError('CONVERSATION_BUSY', 'a reply is being generated in this conversation', {
    retryAfterMs: retryAfterMs(endsInMs),
  });
}

function stillRunning(leaseEndsInMs: number): DomainError {
  return new DomainError(
    'TURN_IN_PROGRESS',
    'a request with this Idempotency-Key is still running: ask again later',
    {
      retryAfterMs: retryAfterMs(leaseEndsInMs),
    },
  );
}

function retryAfterMs(leaseEndsInMs: number): number {
  return Math.min(Math.max(1_000, leaseEndsInMs), LONGEST_RETRY_MS);
}
