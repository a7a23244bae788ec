import { DomainError } from '@app/domain';
import { keyReused, type IdempotencyClaim, type Reservation, type TurnReservation } from '@app/application';
import { sql, type Statement } from '../database/statement';
import { first, run, type Transaction } from '../database/transaction';
import { abandonTurn } from './hold-conversation';

export const FOR_UPDATE = sql`FOR UPDATE OF k`;
const UNLOCKED = sql``;

export interface ClaimRow {
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

export function findClaim(
  businessId: string,
  { route, key }: IdempotencyClaim,
  lock: Statement = UNLOCKED,
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
export function refuseHeld(
  held: ClaimRow | undefined,
  claim: IdempotencyClaim | null,
): Reservation | undefined {
  if (held === undefined || claim === null) return undefined;
  const inProgress = held.running === 1 && held.leaseEndsInMs > 0;
  const isKept = held.keptStateId !== null;
  if (held.status === null && !inProgress && !isKept) return undefined;
  if (held.fingerprint !== claim.fingerprint) return { kind: 'key-reused' };
  // Who only waits does not keep another request of its key from being the first.
  if (held.running === 1 && held.isAnnounced === 1) return undefined;
  if (held.status === null && inProgress) return { kind: 'in-progress', leaseEndsInMs: held.leaseEndsInMs };
  if (held.status === null && held.isKeptThere === 1) return undefined;
  if (held.status === null || held.body === null) throw erased();
  return { kind: 'answered', answer: { status: held.status, body: held.body } };
}

/**
 * Whose a key is, and whether that turn answers for it by now or is going to.
 * @throws DomainError IDEMPOTENCY_KEY_REUSED, SESSION_ERASED
 */
export function* findHolder(
  businessId: string,
  claim: IdempotencyClaim,
): Transaction<{ readonly turnId: string; readonly answers: boolean } | undefined> {
  const held = yield* findClaim(businessId, claim);
  if (held === undefined) return undefined;
  const refusal = refuseHeld(held, claim);
  if (refusal?.kind === 'key-reused') throw keyReused();
  const waits = held.running === 1 && held.isAnnounced === 1 && held.leaseEndsInMs > 0;
  const answers = refusal !== undefined || waits;
  if (answers && (yield* isOfErased(businessId, held.turnId))) throw erased();
  return { turnId: held.turnId, answers };
}

/** Whether a turn is of a conversation that was erased while it waited or ran. */
function* isOfErased(businessId: string, turnId: string): Transaction<boolean> {
  const turn = yield* first(sql`
    SELECT t.turn_id FROM turn t
    WHERE t.business_id = ${businessId} AND t.turn_id = ${turnId} AND t.conversation_id IS NOT NULL
      AND NOT EXISTS (
        SELECT 1 FROM conversation c
        WHERE c.business_id = t.business_id AND c.conversation_id = t.conversation_id)`);
  return turn !== undefined;
}

function erased(): DomainError {
  return new DomainError('SESSION_ERASED', 'the session of this answer was erased');
}

/** False when another request claimed the key in this very moment. */
export function* takeClaim(
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
    SELECT t.business_id, ${claim.route}, ${claim.key}, ${claim.fingerprint}, t.turn_id, epoch_ms()
    FROM turn t WHERE t.business_id = ${businessId} AND t.turn_id = ${turnId}
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
