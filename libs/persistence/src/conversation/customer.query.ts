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
  const rows = yield* all<CustomerRow>(sql`
    SELECT k.kind, k.external_id AS "externalId" FROM conversation_customer k
    WHERE k.business_id = ${businessId} AND k.conversation_id = ${conversationId}
    UNION
    SELECT v.kind, v.external_id AS "externalId"
    FROM conversation_customer k
      JOIN conversation_customer l ON l.business_id = k.business_id AND l.kind = 'lead' AND l.external_id = k.external_id
      JOIN conversation_customer v
        ON v.business_id = l.business_id AND v.conversation_id = l.conversation_id AND v.kind = 'visitor'
    WHERE k.business_id = ${businessId} AND k.conversation_id = ${conversationId} AND k.kind = 'lead'
    ORDER BY 1, 2`);
  return rows.map(({ kind, externalId }) => ({ [FIELDS[kind]]: externalId }));
}

/** Selects the ids of the conversations that any of these ids leads to; of none for no id. */
export function conversationsOf(businessId: string, ids: CustomerIds): Statement {
  const told = toRows(ids);
  const parts = told.map(({ kind, externalId }) => toldOf(businessId, kind, externalId));
  const linked = told.flatMap(({ kind, externalId }) =>
    kind === 'lead' ? [asVisitor(businessId, externalId)] : [],
  );
  return parts.length === 0
    ? sql`SELECT conversation_id FROM conversation_customer WHERE 1 = 0`
    : list([...parts, ...linked], ' UNION ');
}

function toldOf(businessId: string, kind: string, externalId: string): Statement {
  return sql`
    SELECT conversation_id FROM conversation_customer
    WHERE business_id = ${businessId} AND kind = ${kind} AND external_id = ${externalId}`;
}

/** What a lead said as a visitor, before it was known: not what another lead said as the same visitor. */
function asVisitor(businessId: string, leadId: string): Statement {
  return sql`
    SELECT v.conversation_id
    FROM conversation_customer l
      JOIN conversation_customer k
        ON k.business_id = l.business_id AND k.conversation_id = l.conversation_id AND k.kind = 'visitor'
      JOIN conversation_customer v
        ON v.business_id = k.business_id AND v.kind = 'visitor' AND v.external_id = k.external_id
    WHERE l.business_id = ${businessId} AND l.kind = 'lead' AND l.external_id = ${leadId} AND NOT EXISTS (
      SELECT 1 FROM conversation_customer o
      WHERE o.business_id = v.business_id AND o.conversation_id = v.conversation_id AND o.kind = 'lead'
        AND o.external_id <> ${leadId})`;
}

function toRows(ids: CustomerIds): readonly CustomerRow[] {
  return (['visitor', 'lead', 'user'] as const).flatMap((kind) => {
    const externalId = ids[FIELDS[kind]];
    return externalId === undefined ? [] : [{ kind, externalId }];
  });
}
