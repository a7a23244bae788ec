import { Injectable } from '@nestjs/common';
import {
  Agent,
  NO_TOKENS,
  type AgentOutput,
  type AgentRequest,
  type EstimateRequest,
  type TokenEstimate,
} from '@app/application';
import { CallRunner, type RanCall } from './lookup/call-runner';
import { FunctionSet } from './lookup/function-set';
import type { ModelFunction } from './lookup/model-function';
import { statedLimits } from './lookup/stated-limits';
import { ModelSettings } from './model-settings';
import { ModelStep } from './model-step';
import { publicTexts } from './prompt/public-texts';
import { turnEstimate } from './prompt/turn-estimate';
import { TurnPrompt } from './prompt/turn-prompt';
import { contactsIn } from './reply/contact';
import { DeltaGate } from './reply/delta-gate';
import { Draft } from './reply/draft';
import { EchoFilter } from './reply/echo-filter';
import { wholeSentences } from './reply/whole-sentences';
import type { Completion } from './wire/completion';
import { ModelFault } from './wire/model-fault';
import { TurnClock } from './wire/turn-clock';

export const MOST_STEPS = 4;
const MOST_CALLS = 8;
/** One try to set a call right; after that the model answers without. */
const MOST_BAD_CALLS = 2;

/** What one turn works with. */
interface ModelTurn {
  readonly request: AgentRequest;
  readonly prompt: TurnPrompt;
  readonly functions: readonly ModelFunction[];
  readonly runner: CallRunner;
  readonly echo: EchoFilter;
  readonly draft: Draft;
  readonly clock: TurnClock;
}

/** Answers with a language model that looks things up in the shop, and can show nothing that is not there. */
@Injectable()
export class OpenAiAgent extends Agent {
  constructor(
    private readonly functions: FunctionSet,
    private readonly step: ModelStep,
    private readonly settings: ModelSettings,
  ) {
    super();
  }

  async *respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    signal.throwIfAborted();
    const { greeting } = request.agent.definition;
    if (request.input.length === 0 && greeting !== null) {
      yield { kind: 'message', text: greeting };
      return;
    }
    try {
      yield* this.answer(await this.open(request), signal);
    } catch (error) {
      throw error instanceof ModelFault ? error.toDomainError() : error;
    }
  }

  override estimate(request: EstimateRequest): TokenEstimate {
    return this.settings.isConnected ? turnEstimate(request, MOST_STEPS, dayOf(request.now)) : NO_TOKENS;
  }

  private async open(request: AgentRequest): Promise<ModelTurn> {
    const vocabulary = await request.shop.vocabulary();
    const limits = statedLimits(request, vocabulary);
    const prompt = new TurnPrompt(request, dayOf(request.now));
    const functions = this.functions.of(request.tools);
    const echo = new EchoFilter(prompt.system, this.settings.secrets);
    const draft = new Draft(echo, request.agent.definition.language);
    draft.permit(publicTexts(request));
    draft.allow(
      request.memory.transcript.flatMap(({ speaker, text }) => (speaker === 'user' ? contactsIn(text) : [])),
    );
    return {
      request,
      prompt,
      functions,
      runner: new CallRunner(functions, { request, limits }),
      echo,
      draft,
      clock: new TurnClock(this.settings.deadlines.turnMs),
    };
  }

  private async *answer(turn: ModelTurn, signal: AbortSignal): AsyncGenerator<AgentOutput, void> {
    const { draft, runner } = turn;
    for (let number = 1; number <= MOST_STEPS; number += 1) {
      const mayCall = number < MOST_STEPS && runner.badCalls < MOST_BAD_CALLS;
      const completion = yield* this.ask(turn, number, mayCall, signal);
      if (!mayCall || completion.toolCalls.length === 0) {
        draft.say(completion.finishReason === 'length' ? wholeSentences(completion.text) : completion.text);
        break;
      }
      const ran = yield* this.runCalls(turn, number, completion, signal);
      turn.prompt.add(completion, ran);
      if (ran.some(({ needsAnswer }) => needsAnswer)) {
        if (completion.text.trim() !== '') yield { kind: 'text-void' };
        continue;
      }
      draft.say(completion.text);
      if (completion.text.trim() !== '') break;
    }
    if (draft.isEmpty) throw new ModelFault('no-answer');
    yield* draft.finish();
  }

  /** One step, its text told as it comes; a conversation that is too long for the model is shortened once. */
  private async *ask(
    turn: ModelTurn,
    number: number,
    mayCall: boolean,
    signal: AbortSignal,
  ): AsyncGenerator<AgentOutput, Completion> {
    const { agent, recorded } = turn.request;
    for (;;) {
      const gate = new DeltaGate(turn.echo, turn.draft.links);
      const asked = this.step.ask(agent.definition, turn.prompt.messages, turn.functions, {
        number,
        mayCall,
        recorded,
      });
      try {
        return yield* asked.stream(turn.clock, signal, gate);
      } catch (error) {
        if (gate.hasTold) yield { kind: 'text-void' };
        const tooLong = error instanceof ModelFault && error.kind === 'context-too-long';
        if (!tooLong || !turn.prompt.shorten()) throw error;
      }
    }
  }

  private async *runCalls(
    { draft, runner }: ModelTurn,
    step: number,
    { toolCalls }: Completion,
    signal: AbortSignal,
  ): AsyncGenerator<AgentOutput, readonly RanCall[]> {
    const all: RanCall[] = [];
    for (const call of toolCalls.slice(0, MOST_CALLS)) {
      signal.throwIfAborted();
      const ran = await runner.run(call);
      all.push(ran);
      draft.allow(ran.links);
      draft.permit(ran.publicTexts);
      yield* draft.take(ran.parts);
      yield {
        kind: 'tool-result',
        result: { step, tool: call.name, arguments: call.arguments, result: ran.result },
      };
    }
    return all;
  }
}

/** As the model is told it: ISO 8601, UTC. */
function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
