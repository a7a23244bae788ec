import { Injectable } from '@nestjs/common';
import { Agent, type AgentOutput, type AgentRequest } from '@app/application';
import { BuiltInAgent } from './built-in/built-in-agent';

/** Hands a request to the engine that the agent's descriptor names. */
@Injectable()
export class DispatchingAgent extends Agent {
  constructor(private readonly builtIn: BuiltInAgent) {
    super();
  }

  respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    switch (request.agent.definition.engine) {
      case 'built-in':
        return this.builtIn.respond(request, signal);
    }
  }
}
