import { canonicalJson, type HandoverStatus } from '@app/domain';
import type { TurnReservation } from '@app/application';
import { sql, type Statement } from '../database/statement';
import { first, last, run, type Transaction } from '../database/transaction';
import { handoverOfState } from '../handover/handover.query';
import { missingState } from '../state/erased.query';
import { leaseLost } from './lease-lost';
import { Refusal } from './refusal';

export interface Started {
  readonly handover: HandoverStatus;
  readonly isAnnounced: boolean;
}

/**
 * Begins a turn on its ground, an announced one included, or writes nothing. It is all that most turns ask.
 * @throws Refusal or DomainError as `refuseStart`
 */
export function* journalStart(
  reservation: TurnReservation,
  token: string,
  keptStateId: string | null,
): Transaction<Started> {
  const { businessId, turnId, surface, parentStateId, conversationId, input, leaseMs, line } = reservation;
  const isAll = reservation.idempotency === null && conversationId === null && reservation.budget === null;
  const turn = sql`${businessId}, ${turnId}, ${surface}, ${parentStateId}, ${conversationId},
    ${keptStateId === null ? canonicalJson(input) : null}, ${token}, epoch_ms(), epoch_ms() + ${leaseMs}, ${keptStateId},
    ${line?.queueId ?? null}`;
  const ground = groundOf(reservation);
  const start = sql`
    INSERT INTO turn (business_id, turn_id, surface, parent_state_id, conversation_id, input, token, started_at,
      lease_until, kept_state_id, queue_id)
    ${ground === null ? sql`VALUES (${turn})` : sql`SELECT ${turn} ${ground}`}
    ON CONFLICT (business_id, turn_id) DO UPDATE SET parent_state_id = excluded.parent_state_id,
      input = excluded.input, token = excluded.token, started_at = excluded.started_at,
      lease_until = excluded.lease_until, kept_state_id = excluded.kept_state_id
      WHERE turn.token = '' AND turn.outcome IS NULL
    RETURNING announced_at AS "announcedAt", ${handoverOfState(businessId, parentStateId)} AS handover`;
  const started = yield* (isAll ? last : first)<{ announcedAt: number | null; handover: HandoverStatus }>(
    start,
  );
  if (started === undefined) throw yield* refuseStart(reservation);
  return { handover: started.handover, isAnnounced: started.announcedAt !== null };
}

/** The parent as a turn may go on from it, its session held against erasure; null for a session's first turn. */
export function groundOf({ businessId, parentStateId, expectHead }: TurnReservation): Statement | null {
  if (parentStateId === null) return null;
  const childless = sql` AND NOT EXISTS (
    SELECT 1 FROM state c WHERE c.business_id = ${businessId} AND c.parent_state_id = ${parentStateId})`;
  return sql`
    FROM session g WHERE g.business_id = ${businessId} AND g.session_id = (
      SELECT s.session_id FROM state s WHERE s.business_id = ${businessId} AND s.state_id = ${parentStateId}
    )${expectHead ? childless : sql``} FOR KEY SHARE OF g`;
}

/** Why a turn did not begin: its ground is gone or has a child, or the turn has ended. */
function* refuseStart({ businessId, parentStateId, expectHead }: TurnReservation): Transaction<Error> {
  if (parentStateId === null) return leaseLost();
  const parent = yield* first<{ readonly hasChild: number }>(sql`
    SELECT CASE WHEN EXISTS (
        SELECT 1 FROM state c WHERE c.business_id = s.business_id AND c.parent_state_id = s.state_id
      ) THEN 1 ELSE 0 END AS "hasChild"
    FROM state s WHERE s.business_id = ${businessId} AND s.state_id = ${parentStateId}`);
  if (parent === undefined) return yield* missingState(businessId, parentStateId);
  return expectHead && parent.hasChild === 1 ? new Refusal({ kind: 'head-moved' }) : leaseLost();
}

/** Undoes `journalStart` for a turn that lost its key to another: an announced one waits again. */
export function takeBack({ businessId, turnId }: TurnReservation, isAnnounced: boolean): Transaction<void> {
  return run(
    isAnnounced
      ? sql`UPDATE turn SET token = '' WHERE business_id = ${businessId} AND turn_id = ${turnId}`
      : sql`DELETE FROM turn WHERE business_id = ${businessId} AND turn_id = ${turnId}`,
  );
}
