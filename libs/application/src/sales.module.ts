import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConversationQueue } from './conversation-queue/conversation-queue';
import { ConversationsModule } from './conversations.module';
import { GetSalesCommandHandler } from './get-sales-command/get-sales-command.handler';
import { ListSalesConversationsHandler } from './list-sales-conversations/list-sales-conversations.handler';
import { ListSalesMessagesHandler } from './list-sales-messages/list-sales-messages.handler';
import { SalesAgentLoader } from './post-sales-message/sales-agent.loader';
import { SalesConversationOpener } from './post-sales-message/sales-conversation.opener';
import { SalesConversationLoader } from './sales-conversation/sales-conversation.loader';
import { SetupModule } from './setup.module';
import { ClockModule } from './system-clock/clock.module';

/** The use cases of sales messages that run no agent, and what those share that do. */
@Module({
  imports: [ClockModule, CqrsModule, ConversationsModule, SetupModule],
  providers: [
    ConversationQueue,
    SalesAgentLoader,
    SalesConversationLoader,
    SalesConversationOpener,
    GetSalesCommandHandler,
    ListSalesConversationsHandler,
    ListSalesMessagesHandler,
  ],
  exports: [ConversationQueue, SalesConversationLoader, SalesConversationOpener],
})
export class SalesModule {}
