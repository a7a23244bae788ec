import { Injectable } from '@nestjs/common';
import { Agent, isDraft, type AgentOutput, type AgentRequest } from '@app/application';
import { DomainError } from '@app/domain';
import { BuiltInAgent } from './built-in/built-in-agent';
import { OpenAiAgent } from './openai/openai-agent';

/**
 * The model where it answers, else the built-in agent, which says so. Nothing but a draft is told before it is known who
 * answers, so that no turn is half of one and half of the other; of the model only the record of its calls stays.
 */
@Injectable()
export class FallbackAgent extends Agent {
  constructor(
    private readonly model: OpenAiAgent,
    private readonly builtIn: BuiltInAgent,
  ) {
    super();
  }

  async *respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    const kept: AgentOutput[] = [];
    const failure = yield* this.tryModel(request, signal, kept);
    if (failure === undefined) {
      yield* kept;
      return;
    }
    yield* kept.filter(({ kind }) => kind === 'model-call');
    yield { kind: 'substitution', substitution: { engine: 'built-in', because: failure.code } };
    yield* this.builtIn.respond(request, signal);
  }

  private async *tryModel(
    request: AgentRequest,
    signal: AbortSignal,
    kept: AgentOutput[],
  ): AsyncGenerator<AgentOutput, DomainError | undefined> {
    try {
      for await (const output of this.model.respond(request, signal)) {
        if (isDraft(output)) yield output;
        else kept.push(output);
      }
      return undefined;
    } catch (error) {
      if (signal.aborted || !(error instanceof DomainError) || !error.code.startsWith('AGENT_')) throw error;
      return error;
    }
  }
}
