import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { readEventRecord } from '@app/domain';
import { salesMessagesOf } from '../conversation-messages/sales-messages-of';
import { StateReader } from '../ports/state-reader';
import { SalesConversationLoader } from '../sales-conversation/sales-conversation.loader';
import { ListSalesMessages, type SalesMessages } from './list-sales-messages.query';

@QueryHandler(ListSalesMessages)
export class ListSalesMessagesHandler implements IQueryHandler<ListSalesMessages> {
  constructor(
    private readonly conversations: SalesConversationLoader,
    private readonly states: StateReader,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND or DATA_LOSS */
  async execute({ businessId, conversationId, limit, offset }: ListSalesMessages): Promise<SalesMessages> {
    const conversation = await this.conversations.load(businessId, conversationId);
    const head = conversation.headStateId;
    const lineage = head === null ? [] : await this.states.listLineage(businessId, head);
    const all = lineage.flatMap(({ header, events }) =>
      salesMessagesOf({ ...header, events: events.map(readEventRecord) }),
    );
    return { conversation, messages: all.slice(offset, offset + limit), total: all.length };
  }
}
