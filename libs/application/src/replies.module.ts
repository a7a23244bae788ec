import { Module } from '@nestjs/common';
import { AgentReply } from './run-turn/agent-reply';
import { SuperviseReply } from './supervise/supervise-reply';
import { ClockModule } from './system-clock/clock.module';
import { TellReply } from './tell-reply/tell-reply';
import { ArgumentSchemas } from './tools/argument-schemas';
import { DelegateConversation } from './tools/delegate-conversation';
import { OpenToolBox } from './tools/open-tool-box';
import { SalesOrder } from './tools/sales-order';
import { ScheduleDate } from './tools/schedule-date';

/** Asks an agent, with its tools and the core's supervisors. `Agent` comes from a global module of the app. */
@Module({
  imports: [ClockModule],
  providers: [
    ArgumentSchemas,
    DelegateConversation,
    SalesOrder,
    ScheduleDate,
    OpenToolBox,
    SuperviseReply,
    TellReply,
    AgentReply,
  ],
  exports: [AgentReply, SuperviseReply],
})
export class RepliesModule {}
