import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { ConversationTurn } from './conversation-queue/conversation-turn';
import { ConversationsModule } from './conversations.module';
import { InterveneHandler } from './intervene/intervene.handler';
import { InvokeAssistantHandler } from './invoke-assistant/invoke-assistant.handler';
import { KeepLeftBehindHandler } from './keep-left-behind/keep-left-behind.handler';
import { AskedTogether } from './post-conversation-message/asked-together';
import { PostConversationMessageHandler } from './post-conversation-message/post-conversation-message.handler';
import { PostSalesMessageHandler } from './post-sales-message/post-sales-message.handler';
import { ReturnConversationHandler } from './return-conversation/return-conversation.handler';
import { AgentReply } from './run-turn/agent-reply';
import { ReserveTurn } from './run-turn/reserve-turn';
import { RunTurn } from './run-turn/run-turn';
import { TurnLoader } from './run-turn/turn-loader';
import { ReadsModule } from './reads.module';
import { SalesModule } from './sales.module';
import { SetupModule } from './setup.module';
import { StepHandoverHandler } from './step-handover/step-handover.handler';
import { SuperviseReply } from './supervise/supervise-reply';
import { ArgumentSchemas } from './tools/argument-schemas';
import { DelegateConversation } from './tools/delegate-conversation';
import { OpenToolBox } from './tools/open-tool-box';
import { SalesOrder } from './tools/sales-order';
import { ScheduleDate } from './tools/schedule-date';

/** The use cases. The ports' adapters come from global modules of the app that imports this. */
@Module({
  imports: [CqrsModule, ConversationsModule, ReadsModule, SalesModule, SetupModule],
  providers: [
    TurnLoader,
    ReserveTurn,
    ArgumentSchemas,
    DelegateConversation,
    SalesOrder,
    ScheduleDate,
    OpenToolBox,
    SuperviseReply,
    AgentReply,
    RunTurn,
    InvokeAssistantHandler,
    AskedTogether,
    PostConversationMessageHandler,
    ConversationTurn,
    PostSalesMessageHandler,
    InterveneHandler,
    ReturnConversationHandler,
    StepHandoverHandler,
    KeepLeftBehindHandler,
  ],
  exports: [CqrsModule, SetupModule, RunTurn],
})
export class ApplicationModule {}
