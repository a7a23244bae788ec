import { canonicalJson, DomainError, type HandoverStatus } from '@app/domain';
import { keyReused, type IdempotencyClaim, type Reservation, type TurnReservation } from '@app/application';
import { sql, type Statement } from '../database/statement';
import { first, nothing, run, together, type Transaction } from '../database/transaction';
import { HANDOVER_OF_G } from '../handover/handover.query';
import { missingState } from '../state/erased.query';
import { takeBudget } from './budget.query';
import {
  abandonTurn,
  giveConversation,
  holdForTurn,
  refuseConversation,
  type HeldConversation,
} from './hold-conversation';
import { leaseLost } from './lease-lost';

const CLAIM_ATTEMPTS = 3;

const FOR_UPDATE = sql`FOR UPDATE OF k`;
const UNLOCKED = sql``;

interface ClaimRow {
  readonly fingerprint: string;
  readonly turnId: string;
  readonly status: number | null;
  readonly body: string | null;
  readonly leaseEndsInMs: number;
  readonly running: number;
  /** The state that keeps the input of the key's turn, which failed. */
  readonly keptStateId: string | null;
  readonly isKeptThere: number;
  readonly isAnnounced: number;
}

/** Why a turn is not reserved. It is thrown, so that whatever was written before it was known is undone. */
export class Refusal extends Error {
  constructor(readonly reservation: Reservation) {
    super(reservation.kind);
  }
}

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
      yield* takeBudget(reservation);
      return { kind: 'reserved', token, handover, keptStateId };
    }
    yield* takeBack(reservation, isAnnounced);
  }
  throw new DomainError('UNAVAILABLE', 'the idempotency key keeps changing hands', { retryAfterMs: 1_000 });
}

interface Begun {
  readonly handover: HandoverStatus;
  readonly conversation: HeldConversation | null;
  readonly isAnnounced: boolean;
  readonly isClaimed: boolean;
}

/** Who may stand in the way of a conversation's turn is read before that turn is journalled: it would be one of them. */
function* begin(reservation: TurnReservation, token: string, held: ClaimRow | undefined): Transaction<Begun> {
  const { conversationId, idempotency: claim } = reservation;
  const start = (): Transaction<readonly [isAnnounced: boolean, isClaimed: boolean]> =>
    together(
      journalStart(reservation, token, held?.keptStateId ?? null),
      claim === null ? nothing(true) : takeClaim(reservation, claim, held),
    );
  if (conversationId === null) {
    const [handover, [isAnnounced, isClaimed]] = yield* together(findGround(reservation), start());
    return { handover, conversation: null, isAnnounced, isClaimed };
  }
  const [handover, conversation] = yield* together(
    findGround(reservation),
    holdFreeConversation(reservation, conversationId),
  );
  const [isAnnounced, isClaimed] = yield* start();
  return { handover, conversation, isAnnounced, isClaimed };
}

/**
 * Whose a key is, and whether that turn answers for it by now or is going to.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED, SESSION_ERASED
 */
export function* findHolder(
  businessId: string,
  claim: IdempotencyClaim,
): Transaction<{ readonly turnId: string; readonly answers: boolean } | undefined> {
  const held = yield* findClaim(businessId, claim, UNLOCKED);
  if (held === undefined) return undefined;
  const refusal = refuseHeld(held, claim);
  if (refusal?.kind === 'key-reused') throw keyReused();
  const waits = held.running === 1 && held.isAnnounced === 1 && held.leaseEndsInMs > 0;
  return { turnId: held.turnId, answers: refusal !== undefined || waits };
}

function findClaim(
  businessId: string,
  { route, key }: IdempotencyClaim,
  lock: Statement,
): Transaction<ClaimRow | undefined> {
  return first<ClaimRow>(sql`
    SELECT k.fingerprint, k.turn_id AS "turnId", k.status, k.body, t.lease_until - epoch_ms() AS "leaseEndsInMs",
      CASE WHEN t.outcome IS NULL THEN 1 ELSE 0 END AS running, t.kept_state_id AS "keptStateId",
      CASE WHEN EXISTS (SELECT 1 FROM state s WHERE s.business_id = t.business_id AND s.state_id = t.kept_state_id)
        THEN 1 ELSE 0 END AS "isKeptThere",
      CASE WHEN t.token = '' THEN 1 ELSE 0 END AS "isAnnounced"
    FROM idempotency_key k JOIN turn t ON t.business_id = k.business_id AND t.turn_id = k.turn_id
    WHERE k.business_id = ${businessId} AND k.route = ${route} AND k.key = ${key} ${lock}`);
}

/** What a kept answer or a running turn says to a request with its key; undefined when the claim has run out. */
function refuseHeld(held: ClaimRow | undefined, claim: IdempotencyClaim | null): Reservation | undefined {
  if (held === undefined || claim === null) return undefined;
  const inProgress = held.running === 1 && held.leaseEndsInMs > 0;
  const isKept = held.keptStateId !== null;
  if (held.status === null && !inProgress && !isKept) return undefined;
  if (held.fingerprint !== claim.fingerprint) return { kind: 'key-reused' };
  // Who only waits does not keep another request of its key from being the first.
  if (held.running === 1 && held.isAnnounced === 1) return undefined;
  if (held.status === null && inProgress) return { kind: 'in-progress', leaseEndsInMs: held.leaseEndsInMs };
  if (held.status === null && held.isKeptThere === 1) return undefined;
  if (held.status === null || held.body === null)
    throw new DomainError('SESSION_ERASED', 'the session of this answer was erased');
  return { kind: 'answered', answer: { status: held.status, body: held.body } };
}

/** Holds the parent's session against erasure until this transaction ends; who has it. @throws Refusal */
function* findGround(reservation: TurnReservation): Transaction<HandoverStatus> {
  const { businessId, parentStateId, expectHead } = reservation;
  if (parentStateId === null) return 'none';
  const parent = yield* first<{ readonly handover: HandoverStatus; readonly hasChild: number }>(sql`
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM state c WHERE c.business_id = s.business_id AND c.parent_state_id = s.state_id
      ) THEN 1 ELSE 0 END AS "hasChild", ${HANDOVER_OF_G} AS handover
    FROM state s JOIN session g ON g.business_id = s.business_id AND g.session_id = s.session_id
    WHERE s.business_id = ${businessId} AND s.state_id = ${parentStateId} FOR KEY SHARE OF g`);
  if (parent === undefined) throw yield* missingState(businessId, parentStateId);
  if (expectHead && parent.hasChild === 1) throw new Refusal({ kind: 'head-moved' });
  return parent.handover;
}

/** @throws Refusal when another turn has it, or its head is not the parent any more */
function* holdFreeConversation(
  reservation: TurnReservation,
  conversationId: string,
): Transaction<HeldConversation> {
  const conversation = yield* holdForTurn(reservation, conversationId);
  const refusal = yield* refuseConversation(reservation, conversation);
  if (refusal !== undefined) throw new Refusal(refusal);
  return conversation;
}

/** Begins a turn, an announced one included; whether it was announced. @throws DomainError LEASE_LOST when it has ended */
function* journalStart(
  reservation: TurnReservation,
  token: string,
  keptStateId: string | null,
): Transaction<boolean> {
  const { businessId, turnId, surface, parentStateId, conversationId, input, leaseMs, line } = reservation;
  const started = yield* first<{ announcedAt: number | null }>(sql`
    INSERT INTO turn (business_id, turn_id, surface, parent_state_id, conversation_id, input, token, started_at,
      lease_until, kept_state_id, queue_id)
    VALUES (${businessId}, ${turnId}, ${surface}, ${parentStateId}, ${conversationId},
      ${keptStateId === null ? canonicalJson(input) : null}, ${token}, epoch_ms(), epoch_ms() + ${leaseMs}, ${keptStateId},
      ${line?.queueId ?? null})
    ON CONFLICT (business_id, turn_id) DO UPDATE SET parent_state_id = excluded.parent_state_id,
      input = excluded.input, token = excluded.token, started_at = excluded.started_at,
      lease_until = excluded.lease_until, kept_state_id = excluded.kept_state_id
      WHERE turn.token = '' AND turn.outcome IS NULL
    RETURNING announced_at AS "announcedAt"`);
  if (started === undefined) throw leaseLost();
  return started.announcedAt !== null;
}

/** Undoes `journalStart` for a turn that lost its key to another: an announced one waits again. */
function takeBack({ businessId, turnId }: TurnReservation, isAnnounced: boolean): Transaction<void> {
  return run(
    isAnnounced
      ? sql`UPDATE turn SET token = '' WHERE business_id = ${businessId} AND turn_id = ${turnId}`
      : sql`DELETE FROM turn WHERE business_id = ${businessId} AND turn_id = ${turnId}`,
  );
}

/** False when another request claimed the key in this very moment. */
function* takeClaim(
  reservation: TurnReservation,
  claim: IdempotencyClaim,
  held: ClaimRow | undefined,
): Transaction<boolean> {
  if (held === undefined) return yield* insertClaim(reservation, claim);
  if (held.turnId !== reservation.turnId) yield* takeOver(reservation, claim, held);
  return true;
}

export function* insertClaim(
  { businessId, turnId }: TurnReservation,
  claim: IdempotencyClaim,
): Transaction<boolean> {
  const inserted = yield* first(sql`
    INSERT INTO idempotency_key (business_id, route, key, fingerprint, turn_id, created_at)
    VALUES (${businessId}, ${claim.route}, ${claim.key}, ${claim.fingerprint}, ${turnId}, epoch_ms())
    ON CONFLICT DO NOTHING RETURNING turn_id`);
  return inserted !== undefined;
}

/**
 * The owner before is dead or too late: its turn is journalled as abandoned, and its token opens nothing any more. One that
 * only waits goes on waiting, for this one's answer.
 */
function* takeOver(
  { businessId, turnId }: TurnReservation,
  claim: IdempotencyClaim,
  held: ClaimRow,
): Transaction<void> {
  if (held.isAnnounced === 1) yield* forgetInput(businessId, held.turnId);
  else yield* abandonTurn(businessId, held.turnId);
  yield* run(sql`
    UPDATE idempotency_key SET turn_id = ${turnId}, fingerprint = ${claim.fingerprint}, created_at = epoch_ms()
    WHERE business_id = ${businessId} AND route = ${claim.route} AND key = ${claim.key}`);
}

/** Of a turn that waits while another request of its key says the same: it has nothing to keep. */
export function forgetInput(businessId: string, turnId: string): Transaction<void> {
  return run(sql`
    UPDATE turn SET input = NULL WHERE business_id = ${businessId} AND turn_id = ${turnId} AND token = ''`);
}
