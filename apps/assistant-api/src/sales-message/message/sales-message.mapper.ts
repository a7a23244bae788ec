import {
  payerOf,
  salesMessagesOf,
  type Answer,
  type Caller,
  type IdempotencyClaim,
  type PostSalesMessage,
  type SalesExchange,
  type TurnResult,
} from '@app/application';
import type { CustomerIds, State } from '@app/domain';
import { HttpProblem } from '../../http/problem/http.problem';
import type { SalesCommandDto } from '../command/sales-command.dto';
import { toRecommendedProduct } from '../../http/recommended-product.dto';
import type { SalesMessageRequestDto } from './sales-message-request.dto';
import type {
  AcceptedResponseDto,
  AssistantMessageDto,
  SalesMessageResponseDto,
} from './sales-message-response.dto';

/**
 * The message as the core takes it. The business is the key's.
 * @param onState hears of the state that is about to be committed
 * @throws HttpProblem INVALID_ARGUMENT, in the published words, when no id tells who writes
 */
export function toSalesMessage(
  caller: Caller,
  body: SalesMessageRequestDto,
  idempotency: IdempotencyClaim | null,
  inBackground: boolean,
  onState: (state: State) => void,
): PostSalesMessage['request'] {
  const customer = customerIds(body);
  return {
    businessId: caller.businessId,
    message: body.message,
    customer,
    conversationId: body.conversationId ?? null,
    agentDescriptorId: body.agentId ?? null,
    siteId: body.site_id ?? null,
    idempotency,
    payer: payerOf(caller, customer),
    inBackground,
    present: (exchange) => {
      onState(exchange.state);
      return toSalesAnswer(exchange, body.message);
    },
  };
}

function customerIds({ visitor_id, lead_id, userId }: SalesMessageRequestDto): CustomerIds {
  if (visitor_id == null && lead_id == null && userId == null) {
    throw new HttpProblem(
      'INVALID_ARGUMENT',
      'At least one identification parameter (visitor_id, lead_id, or userId) is required',
    );
  }
  return {
    ...(visitor_id == null ? {} : { visitorId: visitor_id }),
    ...(lead_id == null ? {} : { leadId: lead_id }),
    ...(userId == null ? {} : { userId }),
  };
}

/** The published answer; these very bytes are kept for retries. */
export function toSalesAnswer(
  { commandId, conversation, state, messageStateId }: SalesExchange,
  message: string,
): Answer {
  const messages = salesMessagesOf(state);
  const user = messages.find(({ role }) => role === 'user');
  const title = state.events.findLast(({ type }) => type === 'ConversationTitled');
  const body: SalesMessageResponseDto = {
    success: true,
    data: {
      command_id: commandId,
      conversation_id: conversation.conversationId,
      conversation_title: title?.type === 'ConversationTitled' ? title.data.title : conversation.name,
      messages: {
        user: { content: user?.content ?? message, message_id: `${messageStateId}-0` },
        assistant: assistantMessage(state),
      },
    },
  };
  return { status: 200, body: JSON.stringify(body) };
}

function assistantMessage(state: State): AssistantMessageDto {
  const reply = salesMessagesOf(state).find(({ role }) => role === 'assistant');
  if (reply === undefined) return { content: '', message_id: null, parts: [] };
  const { content, messageId, parts, products } = reply;
  const shown = products.length === 0 ? {} : { products: products.map(toRecommendedProduct) };
  return { content, message_id: messageId, parts, ...shown };
}

/** Which command an answer is of: a retry gets the first one's. */
export function commandOf({ answer }: TurnResult): string {
  return (JSON.parse(answer.body) as SalesMessageResponseDto).data.command_id;
}

export function withCommand(result: TurnResult, command: SalesCommandDto): TurnResult {
  const { success, data } = JSON.parse(result.answer.body) as SalesMessageResponseDto;
  const body: SalesMessageResponseDto = { success, data: { ...data, command } };
  return { ...result, answer: { ...result.answer, body: JSON.stringify(body) } };
}

export function acceptedCommand(commandId: string): TurnResult {
  const body: AcceptedResponseDto = { success: true, data: { command_id: commandId, status: 'running' } };
  return { answer: { status: 202, body: JSON.stringify(body) }, replayed: false };
}
