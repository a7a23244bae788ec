import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { AuthenticateKey } from './authenticate-key/authenticate-key';
import { InvokeAssistantHandler } from './invoke-assistant/invoke-assistant.handler';
import { AgentReply } from './run-turn/agent-reply';
import { MemoryLoader } from './run-turn/memory-loader';
import { ReserveTurn } from './run-turn/reserve-turn';
import { RunTurn } from './run-turn/run-turn';

/** The use cases. The ports' adapters come from global modules of the app that imports this. */
@Module({
  imports: [CqrsModule],
  providers: [AuthenticateKey, MemoryLoader, ReserveTurn, AgentReply, RunTurn, InvokeAssistantHandler],
  exports: [CqrsModule, AuthenticateKey, MemoryLoader],
})
export class ApplicationModule {}
