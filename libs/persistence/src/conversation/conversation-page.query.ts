import type { CustomerIds } from '@app/domain';
import type { Conversation, ConversationFilter, Page } from '@app/application';
import { sql, type Statement } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import { readCursor, writeCursor } from './conversation-cursor';
import { CONVERSATION_COLUMNS, toConversation, type ConversationRow } from './conversation.query';
import { withOwn } from './customer.query';

/** Newest first; those made in one millisecond by id, so that no page repeats or leaves out one. */
export function* findConversations(
  businessId: string,
  { channel, customer, siteId, conversationId }: ConversationFilter,
  limit: number,
  cursor: string | undefined,
): Transaction<Page<Conversation>> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  const rows = yield* all<ConversationRow>(sql`
    ${candidates(businessId, customer)} AND c.business_id = ${businessId} AND c.channel = ${channel}
      ${siteId === undefined ? sql`` : sql`AND c.site_id = ${siteId}`}
      ${conversationId === undefined ? sql`` : sql`AND c.conversation_id = ${conversationId}`}
      ${after === undefined ? sql`` : sql`AND (c.created_at, c.conversation_id) < (${after.createdAt}, ${after.conversationId})`}
    ORDER BY c.created_at DESC, c.conversation_id DESC LIMIT ${limit + 1}`);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const items = rows.slice(0, limit).map(toConversation);
  return last === undefined ? { items } : { items, cursor: writeCursor(last) };
}

function candidates(businessId: string, customer: CustomerIds | undefined): Statement {
  if (customer === undefined) return sql`SELECT ${CONVERSATION_COLUMNS} FROM conversation c WHERE 1 = 1`;
  return sql`
    ${withOwn(businessId, customer)}
    SELECT ${CONVERSATION_COLUMNS} FROM own CROSS JOIN conversation c
    WHERE c.conversation_id = own.conversation_id`;
}
