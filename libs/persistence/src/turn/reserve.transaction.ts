import { DomainError, silencesAgent } from '@app/domain';
import type { Reservation, TurnReservation } from '@app/application';
import { sql } from '../database/statement';
import { first, nothing, together, type Transaction } from '../database/transaction';
import { takeBudget } from './budget.query';
import {
  giveConversation,
  holdForTurn,
  refuseConversation,
  type HeldConversation,
} from './hold-conversation';
import { groundOf, journalStart, takeBack, type Started } from './journal-start';
import { findClaim, FOR_UPDATE, refuseHeld, takeClaim, type ClaimRow } from './key-claim';
import { Refusal } from './refusal';

const CLAIM_ATTEMPTS = 3;

/**
 * Transaction 1. Locks in this order: key, session, conversation, turn, budget. `token` is the fencing token that the turn's
 * owner will hold.
 * @throws Refusal
 */
export function* reserve(reservation: TurnReservation, token: string): Transaction<Reservation> {
  const { businessId, conversationId, idempotency: claim } = reservation;
  for (let attempt = 1; attempt <= CLAIM_ATTEMPTS; attempt += 1) {
    const held = claim === null ? undefined : yield* findClaim(businessId, claim, FOR_UPDATE);
    const answered = refuseHeld(held, claim);
    if (answered !== undefined) return answered;
    const keptStateId = held?.keptStateId ?? null;
    const { handover, conversation, isAnnounced, isClaimed } = yield* begin(reservation, token, held);
    if (isClaimed) {
      if (conversationId !== null && conversation !== null) {
        yield* giveConversation(reservation, conversationId, conversation);
      }
      if (!silencesAgent(handover, reservation.silentOnceRequested)) yield* takeBudget(reservation);
      return { kind: 'reserved', token, handover, keptStateId };
    }
    yield* takeBack(reservation, isAnnounced);
  }
  throw new DomainError('UNAVAILABLE', 'the idempotency key keeps changing hands', { retryAfterMs: 1_000 });
}

interface Begun extends Started {
  readonly conversation: HeldConversation | null;
  readonly isClaimed: boolean;
}

/** Who may stand in the way of a conversation's turn is read before that turn is journalled: it would be one of them. */
function* begin(reservation: TurnReservation, token: string, held: ClaimRow | undefined): Transaction<Begun> {
  const { conversationId, idempotency: claim } = reservation;
  const conversation = conversationId === null ? null : yield* holdFree(reservation, conversationId);
  const start = journalStart(reservation, token, held?.keptStateId ?? null);
  if (claim !== null) {
    const [started, isClaimed] = yield* together(start, takeClaim(reservation, claim, held));
    return { ...started, conversation, isClaimed };
  }
  return { ...(yield* start), conversation, isClaimed: true };
}

/**
 * Holds the parent's session against erasure and the conversation, in this order.
 * @throws Refusal when another turn has it, or its head is not the parent any more
 */
function* holdFree(reservation: TurnReservation, conversationId: string): Transaction<HeldConversation> {
  const ground = groundOf(reservation);
  const hold = holdForTurn(reservation, conversationId);
  const [, conversation] = yield* together(
    ground === null ? nothing(undefined) : first(sql`SELECT 1 AS held ${ground}`),
    hold,
  );
  const refusal = yield* refuseConversation(reservation, conversation);
  if (refusal !== undefined) throw new Refusal(refusal);
  return conversation;
}
