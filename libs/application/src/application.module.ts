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
import { SalesMessageAdmission } from './post-sales-message/sales-message.admission';
import { ReturnConversationHandler } from './return-conversation/return-conversation.handler';
import { ReserveTurn } from './run-turn/reserve-turn';
import { RunTurn } from './run-turn/run-turn';
import { TurnOpener } from './run-turn/turn-opener';
import { TurnLoader } from './run-turn/turn-loader';
import { ReadsModule } from './reads.module';
import { ReplayModule } from './replay.module';
import { RepliesModule } from './replies.module';
import { SalesModule } from './sales.module';
import { SetupModule } from './setup.module';
import { StepHandoverHandler } from './step-handover/step-handover.handler';
import { BudgetsModule } from './turn-budget/budgets.module';

/** The use cases. The ports' adapters come from global modules of the app that imports this. */
@Module({
  imports: [
    BudgetsModule,
    CqrsModule,
    ConversationsModule,
    ReadsModule,
    ReplayModule,
    RepliesModule,
    SalesModule,
    SetupModule,
  ],
  providers: [
    TurnLoader,
    ReserveTurn,
    TurnOpener,
    RunTurn,
    InvokeAssistantHandler,
    AskedTogether,
    PostConversationMessageHandler,
    ConversationTurn,
    PostSalesMessageHandler,
    SalesMessageAdmission,
    InterveneHandler,
    ReturnConversationHandler,
    StepHandoverHandler,
    KeepLeftBehindHandler,
  ],
  exports: [CqrsModule, SetupModule, RunTurn],
})
export class ApplicationModule {}
