import type { Answer, ConversationMessage, Page, PostedTurn } from '@app/application';
import type { GuidanceChange } from '@app/domain';
import { toRecommendedProduct } from '../http/recommended-product.dto';
import { toStateDto } from './conversation.mapper';
import type { MessageDto, MessagePageDto, PostedMessageDto } from './message.dto';

/** What a post is answered with; these very bytes are kept for retries. */
export function toPostedAnswer(conversationId: string, turn: PostedTurn, isControl: boolean): Answer {
  const { message, reply, guidance } = turn;
  const body: PostedMessageDto = {
    ...toMessageDto(conversationId, message, isControl),
    reply: reply === null ? null : toMessageDto(conversationId, reply, isControl),
    state: toStateDto(guidance, isControl),
  };
  return { status: 201, body: JSON.stringify(body) };
}

export function toMessagePageDto(
  conversationId: string,
  { items, cursor }: Page<ConversationMessage>,
  isControl: boolean,
): MessagePageDto {
  return {
    messages: items.map((message) => toMessageDto(conversationId, message, isControl)),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

/** @param isControl whether the reader may see what only the agent is told */
export function toMessageDto(
  conversationId: string,
  { messageId, role, content, products, action, stateAfter, stateId, createdAt }: ConversationMessage,
  isControl: boolean,
): MessageDto {
  return {
    id: messageId,
    conversationId,
    role,
    content: role === 'control' && !isControl ? null : content,
    ...(products.length === 0 ? {} : { products: products.map(toRecommendedProduct) }),
    ...(action === null ? {} : { action }),
    ...(stateAfter === null ? {} : { stateAfter: isControl ? stateAfter : withoutControl(stateAfter) }),
    stateId,
    createdAt,
  };
}

function withoutControl({ systemMessage: _hidden, ...shown }: GuidanceChange): GuidanceChange {
  return shown;
}
