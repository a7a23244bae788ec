import { DomainError } from '@app/domain';
import type { Conversation } from '@app/application';
import { sql } from '../database/statement';
import { first, type Transaction } from '../database/transaction';
import { requireBusiness } from '../tenancy/business.query';

type Times = 'createdAt' | 'updatedAt';

/** A conversation's columns as statements here select them, through `CONVERSATION_COLUMNS`. */
export type ConversationRow = Omit<Conversation, Times> & Readonly<Record<Times, number>>;

export const CONVERSATION_COLUMNS = sql`c.business_id AS "businessId", c.conversation_id AS "conversationId", c.channel,
  c.name, c.client_key AS key, c.agent_descriptor_id AS "agentDescriptorId", c.site_id AS "siteId",
  c.session_id AS "sessionId", c.head_state_id AS "headStateId", c.created_at AS "createdAt",
  c.updated_at AS "updatedAt"`;

export function toConversation(row: ConversationRow): Conversation {
  return {
    ...row,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

/** @throws DomainError BUSINESS_NOT_FOUND or ALREADY_EXISTS */
export function* insertConversation(conversation: Conversation): Transaction<void> {
  const { businessId, conversationId, channel, name, key, agentDescriptorId, siteId } = conversation;
  yield* requireBusiness(businessId);
  const inserted = yield* first(sql`
    INSERT INTO conversation (business_id, conversation_id, channel, name, client_key, agent_descriptor_id, site_id,
      session_id, head_state_id, created_at, updated_at)
    VALUES (${businessId}, ${conversationId}, ${channel}, ${name}, ${key}, ${agentDescriptorId}, ${siteId},
      ${conversation.sessionId}, ${conversation.headStateId}, ${Date.parse(conversation.createdAt)},
      ${Date.parse(conversation.updatedAt)})
    ON CONFLICT DO NOTHING RETURNING conversation_id`);
  if (inserted !== undefined) return;
  throw new DomainError('ALREADY_EXISTS', 'there is a conversation with this id or key already');
}

export function* findConversation(
  businessId: string,
  conversationId: string,
): Transaction<Conversation | undefined> {
  const row = yield* first<ConversationRow>(sql`
    SELECT ${CONVERSATION_COLUMNS} FROM conversation c
    WHERE c.business_id = ${businessId} AND c.conversation_id = ${conversationId}`);
  return row === undefined ? undefined : toConversation(row);
}

export function* findConversationOf(
  businessId: string,
  sessionId: string,
): Transaction<Conversation | undefined> {
  const row = yield* first<ConversationRow>(sql`
    SELECT ${CONVERSATION_COLUMNS} FROM conversation c
    WHERE c.business_id = ${businessId} AND c.session_id = ${sessionId}`);
  return row === undefined ? undefined : toConversation(row);
}

export function* renameConversation(
  businessId: string,
  conversationId: string,
  name: string,
  updatedAt: string,
): Transaction<boolean> {
  const renamed = yield* first(sql`
    UPDATE conversation SET name = ${name}, updated_at = ${Date.parse(updatedAt)}
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} RETURNING conversation_id`);
  return renamed !== undefined;
}
