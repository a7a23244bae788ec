import { CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { type HandoverEntry } from '../ports/handover-log';
import { SalesConversationLoader } from '../sales-conversation/sales-conversation.loader';
import { StepHandover } from '../step-handover/step-handover.command';
import { ReturnConversation } from './return-conversation.command';

@CommandHandler(ReturnConversation)
export class ReturnConversationHandler implements ICommandHandler<ReturnConversation> {
  constructor(
    private readonly conversations: SalesConversationLoader,
    private readonly commands: CommandBus,
  ) {}

  /** @throws DomainError CONVERSATION_NOT_FOUND; else as `StepHandoverHandler.execute` */
  async execute({ businessId, conversationId, by }: ReturnConversation): Promise<HandoverEntry> {
    const { sessionId } = await this.conversations.loadOpened(businessId, conversationId);
    return this.commands.execute(new StepHandover(businessId, sessionId, 'return', by));
  }
}
