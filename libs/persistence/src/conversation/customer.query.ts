import type { CustomerIds } from '@app/domain';
import { list, sql, type Statement } from '../database/statement';
import { all, run, type Transaction } from '../database/transaction';
import { holdConversation } from '../turn/hold-conversation';

/** An id as a row has it. */
interface CustomerRow {
  readonly kind: 'visitor' | 'lead' | 'user';
  readonly externalId: string;
}

const FIELDS = { visitor: 'visitorId', lead: 'leadId', user: 'userId' } as const;

/** @throws DomainError CONVERSATION_NOT_FOUND */
export function* insertCustomer(
  businessId: string,
  conversationId: string,
  ids: CustomerIds,
): Transaction<void> {
  yield* holdConversation(businessId, conversationId);
  const rows = toRows(ids).map(
    ({ kind, externalId }) => sql`(${businessId}, ${kind}, ${externalId}, ${conversationId})`,
  );
  if (rows.length === 0) return;
  yield* run(sql`
    INSERT INTO conversation_customer (business_id, kind, external_id, conversation_id) VALUES ${list(rows)}
    ON CONFLICT DO NOTHING`);
}

/** The ids told of a conversation, and those of the visitors that its leads were. */
export function* findCustomers(
  businessId: string,
  conversationId: string,
): Transaction<readonly CustomerIds[]> {
  const told = sql`k.business_id = ${businessId} AND k.conversation_id = ${conversationId}`;
  const rows = yield* all<CustomerRow>(sql`
    WITH lead AS MATERIALIZED (SELECT k.external_id FROM conversation_customer k WHERE ${told} AND k.kind = 'lead'),
      own AS MATERIALIZED (
        SELECT l.conversation_id FROM lead CROSS JOIN conversation_customer l
        WHERE l.business_id = ${businessId} AND l.kind = 'lead' AND l.external_id = lead.external_id
      )
    SELECT k.kind, k.external_id AS "externalId" FROM conversation_customer k WHERE ${told}
    UNION
    SELECT v.kind, v.external_id AS "externalId" FROM own CROSS JOIN conversation_customer v
    WHERE v.business_id = ${businessId} AND v.conversation_id = own.conversation_id AND v.kind = 'visitor'
    ORDER BY 1, 2`);
  return rows.map(({ kind, externalId }) => ({ [FIELDS[kind]]: externalId }));
}

/**
 * The clause that makes `own`: the ids of the conversations that any of these ids leads to, of none for no id. Each part
 * is materialized, and SQLite joins in the order written where it says CROSS JOIN: both databases go from the few rows of
 * an id to what they lead to, whatever they know of the tables.
 */
export function withOwn(businessId: string, ids: CustomerIds): Statement {
  const parts = toRows(ids).map(({ kind, externalId }) => toldOf(businessId, kind, externalId));
  const { leadId } = ids;
  if (parts.length === 0) {
    return sql`WITH own AS (SELECT conversation_id FROM conversation_customer WHERE 1 = 0)`;
  }
  if (leadId === undefined) return sql`WITH own AS MATERIALIZED (${list(parts, ' UNION ')})`;
  return sql`
    WITH visitor AS MATERIALIZED (${visitorsOf(businessId, leadId)}),
      own AS MATERIALIZED (${list([...parts, asVisitor(businessId, leadId)], ' UNION ')})`;
}

function toldOf(businessId: string, kind: string, externalId: string): Statement {
  return sql`
    SELECT conversation_id FROM conversation_customer
    WHERE business_id = ${businessId} AND kind = ${kind} AND external_id = ${externalId}`;
}

/** Which visitors a lead was. */
function visitorsOf(businessId: string, leadId: string): Statement {
  return sql`
    SELECT DISTINCT k.external_id FROM conversation_customer l CROSS JOIN conversation_customer k
    WHERE l.business_id = ${businessId} AND l.kind = 'lead' AND l.external_id = ${leadId}
      AND k.business_id = ${businessId} AND k.conversation_id = l.conversation_id AND k.kind = 'visitor'`;
}

/** What a lead said as a visitor, before it was known: not what another lead said as the same visitor. */
function asVisitor(businessId: string, leadId: string): Statement {
  return sql`
    SELECT v.conversation_id FROM visitor CROSS JOIN conversation_customer v
    WHERE v.business_id = ${businessId} AND v.kind = 'visitor' AND v.external_id = visitor.external_id AND NOT EXISTS (
      SELECT 1 FROM conversation_customer o
      WHERE o.business_id = ${businessId} AND o.conversation_id = v.conversation_id AND o.kind = 'lead'
        AND o.external_id <> ${leadId})`;
}

function toRows(ids: CustomerIds): readonly CustomerRow[] {
  return (['visitor', 'lead', 'user'] as const).flatMap((kind) => {
    const externalId = ids[FIELDS[kind]];
    return externalId === undefined ? [] : [{ kind, externalId }];
  });
}
