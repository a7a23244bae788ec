import { Global, Module } from '@nestjs/common';
import { Agent } from '@app/application';
import { BuiltInAgent } from './built-in/built-in-agent';
import { DispatchingAgent } from './dispatching-agent';

/** Provides `Agent`. The catalogue and the knowledge base come from other global modules of the app. */
@Global()
@Module({
  providers: [BuiltInAgent, { provide: Agent, useClass: DispatchingAgent }],
  exports: [Agent],
})
export class AgentsModule {}
