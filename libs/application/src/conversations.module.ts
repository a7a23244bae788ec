import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConversationLoader } from './conversations/conversation-loader';
import { HeadMessages } from './conversations/head-messages';
import { CreateConversationHandler } from './create-conversation/create-conversation.handler';
import { DefaultAgent } from './default-agent/default-agent';
import { DeleteConversationHandler } from './delete-conversation/delete-conversation.handler';
import { GetConversationHandler } from './get-conversation/get-conversation.handler';
import { GetMessageHandler } from './get-message/get-message.handler';
import { ListConversationsHandler } from './list-conversations/list-conversations.handler';
import { ListMessagesHandler } from './list-messages/list-messages.handler';
import { ListPlaybooksHandler } from './list-playbooks/list-playbooks.handler';
import { RenameConversationHandler } from './rename-conversation/rename-conversation.handler';
import { SetupModule } from './setup.module';
import { ClockModule } from './system-clock/clock.module';

/** The use cases of conversations that run no agent. */
@Module({
  imports: [ClockModule, CqrsModule, SetupModule],
  providers: [
    ConversationLoader,
    HeadMessages,
    DefaultAgent,
    CreateConversationHandler,
    RenameConversationHandler,
    DeleteConversationHandler,
    GetConversationHandler,
    ListConversationsHandler,
    ListMessagesHandler,
    GetMessageHandler,
    ListPlaybooksHandler,
  ],
  exports: [ConversationLoader, DefaultAgent],
})
export class ConversationsModule {}
