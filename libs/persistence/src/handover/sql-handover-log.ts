import { Injectable } from '@nestjs/common';
import { DomainError, type HandoverStatus, type HandoverStep } from '@app/domain';
import { HandoverLog, type HandoverEntry } from '@app/application';
import { Database } from '../database/database';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { refuseErasedSession } from '../state/erased.query';
import { appendHandover, findHandover, findHandovers } from './handover.query';

@Injectable()
export class SqlHandoverLog extends HandoverLog {
  constructor(private readonly database: Database) {
    super();
  }

  current(businessId: string, sessionId: string): Promise<HandoverEntry | undefined> {
    return this.database.read(businessId, () => findHandover(businessId, sessionId));
  }

  step(entry: Omit<HandoverEntry, 'status'>, step: HandoverStep): Promise<HandoverEntry> {
    return this.database.write(entry.businessId, function* () {
      yield* takeSession(entry);
      return (yield* appendHandover(entry, step)) ?? { ...entry, status: 'none' };
    });
  }

  list(
    businessId: string,
    statuses: readonly HandoverStatus[],
    limit: number,
  ): Promise<readonly HandoverEntry[]> {
    return this.database.read(businessId, () => findHandovers(businessId, statuses, limit));
  }
}

/**
 * Waits for the turns that are being committed and keeps others from it: what a person took over, no reply comes after.
 * @throws DomainError SESSION_ERASED or SESSION_NOT_FOUND
 */
function* takeSession({
  businessId,
  sessionId,
}: Pick<HandoverEntry, 'businessId' | 'sessionId'>): Transaction<void> {
  const session = yield* first(sql`
    SELECT created_at FROM session WHERE business_id = ${businessId} AND session_id = ${sessionId} FOR UPDATE`);
  if (session !== undefined) return;
  yield* refuseErasedSession(businessId, sessionId);
  throw new DomainError('SESSION_NOT_FOUND', `there is no session ${sessionId}`);
}
