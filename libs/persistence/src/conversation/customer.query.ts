import type { CustomerIds } from '@app/domain';
import { list, sql, type Statement } from '../database/statement';
import { all, run, type Transaction } from '../database/transaction';

export type CustomerKind = 'visitor' | 'lead' | 'user';

/** An id as a row has it. */
export interface CustomerRow {
  readonly kind: CustomerKind;
  readonly externalId: string;
}

const FIELDS = { visitor: 'visitorId', lead: 'leadId', user: 'userId' } as const;

/** Adds ids to a conversation that the caller holds. */
export function* insertCustomer(
  businessId: string,
  conversationId: string,
  ids: CustomerIds,
): Transaction<void> {
  const rows = toRows(ids).map(
    ({ kind, externalId }) => sql`(${businessId}, ${kind}, ${externalId}, ${conversationId})`,
  );
  if (rows.length === 0) return;
  yield* run(sql`
    INSERT INTO conversation_customer (business_id, kind, external_id, conversation_id) VALUES ${list(rows)}
    ON CONFLICT DO NOTHING`);
}

/** The ids told of a conversation. */
export function* findCustomers(
  businessId: string,
  conversationId: string,
): Transaction<readonly CustomerIds[]> {
  const rows = yield* all<CustomerRow>(sql`
    SELECT kind, external_id AS "externalId" FROM conversation_customer
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} ORDER BY 1, 2`);
  return rows.map(({ kind, externalId }) => ({ [FIELDS[kind]]: externalId }));
}

/**
 * The clause that makes `own`: the ids of the conversations whose customer tells these ids, as `isCustomerOf` says. Each
 * part begins at the few rows of an id, and SQLite joins in the order written where it says CROSS JOIN: both databases go
 * from there to what they lead to, whatever they know of the tables.
 */
export function withOwn(businessId: string, { visitorId, leadId, userId }: CustomerIds): Statement {
  const parts = [
    ...(leadId === undefined ? [] : [ofPerson(businessId, 'lead', leadId, notOther('user', userId))]),
    ...(userId === undefined ? [] : [ofPerson(businessId, 'user', userId, notOther('lead', leadId))]),
    ...(visitorId === undefined ? [] : [ofVisitor(businessId, visitorId)]),
  ];
  return parts.length === 0
    ? sql`WITH own AS (SELECT conversation_id FROM conversation_customer WHERE 1 = 0)`
    : sql`WITH own AS MATERIALIZED (${list(parts, ' UNION ')})`;
}

export function toRows(ids: CustomerIds): readonly CustomerRow[] {
  return (['visitor', 'lead', 'user'] as const).flatMap((kind) => {
    const externalId = ids[FIELDS[kind]];
    return externalId === undefined ? [] : [{ kind, externalId }];
  });
}

function ofPerson(businessId: string, kind: CustomerKind, externalId: string, also: Statement): Statement {
  return sql`
    SELECT k.conversation_id FROM conversation_customer k
    WHERE k.business_id = ${businessId} AND k.kind = ${kind} AND k.external_id = ${externalId}${also}`;
}

function ofVisitor(businessId: string, visitorId: string): Statement {
  return sql`
    SELECT k.conversation_id FROM conversation_customer k
    WHERE k.business_id = ${businessId} AND k.kind = 'visitor' AND k.external_id = ${visitorId} AND NOT EXISTS (
      SELECT 1 FROM conversation_customer o
      WHERE o.business_id = k.business_id AND o.conversation_id = k.conversation_id AND o.kind <> 'visitor')`;
}

/** Not of another lead or user than the one told with it. */
function notOther(kind: CustomerKind, externalId: string | undefined): Statement {
  if (externalId === undefined) return sql``;
  const told = sql`o.business_id = k.business_id AND o.conversation_id = k.conversation_id AND o.kind = ${kind}`;
  return sql` AND (NOT EXISTS (SELECT 1 FROM conversation_customer o WHERE ${told}) OR EXISTS (
    SELECT 1 FROM conversation_customer o WHERE ${told} AND o.external_id = ${externalId}))`;
}
