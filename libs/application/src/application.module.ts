import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { InvokeAssistantHandler } from './invoke-assistant/invoke-assistant.handler';
import { AgentReply } from './run-turn/agent-reply';
import { ReserveTurn } from './run-turn/reserve-turn';
import { RunTurn } from './run-turn/run-turn';
import { ReadsModule } from './reads.module';
import { SetupModule } from './setup.module';

/** The use cases. The ports' adapters come from global modules of the app that imports this. */
@Module({
  imports: [CqrsModule, ReadsModule, SetupModule],
  providers: [ReserveTurn, AgentReply, RunTurn, InvokeAssistantHandler],
  exports: [CqrsModule, SetupModule],
})
export class ApplicationModule {}
