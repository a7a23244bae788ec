import type { Conversation, ListSalesConversations, SalesMessage } from '@app/application';
import type { CustomerIds } from '@app/domain';
import { toRecommendedProduct } from '../../http/recommended-product.dto';
import { invalidArgument } from '../../http/validation-problem';
import type { SalesConversationDto, SalesConversationsRequestDto } from './sales-conversations.dto';
import type { SalesMessageDto } from './sales-messages.dto';

const NOBODY = 'or visitor_id, userId or site_id is required';

/** @throws HttpProblem INVALID_ARGUMENT for a query that names nobody: it would be answered with everybody's */
export function toFilter({
  lead_id,
  visitor_id,
  userId,
  site_id,
}: SalesConversationsRequestDto): ListSalesConversations['filter'] {
  const customer: CustomerIds = {
    ...(lead_id === undefined ? {} : { leadId: lead_id }),
    ...(visitor_id === undefined ? {} : { visitorId: visitor_id }),
    ...(userId === undefined ? {} : { userId }),
  };
  const isOfSomebody = Object.keys(customer).length > 0;
  if (!isOfSomebody && site_id === undefined) {
    throw invalidArgument([{ pointer: '#/lead_id', message: NOBODY }]);
  }
  return {
    ...(isOfSomebody ? { customer } : {}),
    ...(site_id === undefined ? {} : { siteId: site_id }),
  };
}

export function toConversationDto(conversation: Conversation): SalesConversationDto {
  return {
    conversation_id: conversation.conversationId,
    title: conversation.name,
    site_id: conversation.siteId,
    agent_id: conversation.agentDescriptorId,
    created_at: conversation.createdAt,
    updated_at: conversation.updatedAt,
  };
}

export function toMessageDto({
  messageId,
  role,
  content,
  products,
  createdAt,
}: SalesMessage): SalesMessageDto {
  return {
    message_id: messageId,
    role,
    content,
    ...(products.length === 0 ? {} : { products: products.map(toRecommendedProduct) }),
    created_at: createdAt,
  };
}
