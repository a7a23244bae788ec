import { Injectable } from '@nestjs/common';
import {
  Agent,
  type AgentOutput,
  type AgentRequest,
  type EstimateRequest,
  type TokenEstimate,
} from '@app/application';
import { BuiltInAgent } from './built-in/built-in-agent';
import { FallbackAgent } from './fallback-agent';
import { OpenAiAgent } from './openai/openai-agent';

/** Hands a request to the engine that the agent's descriptor names. */
@Injectable()
export class DispatchingAgent extends Agent {
  constructor(
    private readonly builtIn: BuiltInAgent,
    private readonly model: OpenAiAgent,
    private readonly fallback: FallbackAgent,
  ) {
    super();
  }

  respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    const { engine, onModelFailure } = request.agent.definition;
    switch (engine) {
      case 'built-in':
        return this.builtIn.respond(request, signal);
      case 'openai':
        return (onModelFailure === 'built-in' ? this.fallback : this.model).respond(request, signal);
    }
  }

  /** Who stands in for the model costs nothing, but the model is asked first. */
  override estimate(request: EstimateRequest): TokenEstimate {
    const { engine } = request.agent.definition;
    return (engine === 'openai' ? this.model : this.builtIn).estimate(request);
  }
}
