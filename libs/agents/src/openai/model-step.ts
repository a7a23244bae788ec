import { Injectable, Optional } from '@nestjs/common';
import { Clock, TurnObserver, UNOBSERVED, type AgentOutput, type ModelRecording } from '@app/application';
import { canonicalJson, type AgentDefinition, type ModelCall } from '@app/domain';
import type { ModelFunction } from './lookup/model-function';
import { ModelSettings } from './model-settings';
import type { DeltaGate } from './reply/delta-gate';
import type { Completion } from './wire/completion';
import { ModelClient } from './wire/model-client';
import { ModelFault } from './wire/model-fault';
import type { ModelMessage, ModelRequest } from './wire/model-request';
import { recordedCompletion } from './wire/recorded-completion';
import { requestBody } from './wire/request-body';
import { requestDigest } from './wire/request-digest';
import type { TurnClock } from './wire/turn-clock';

/** Our own, so that the same answers make the same requests; nine letters and digits, as some servers want them. */
function callId(step: number, at: number): string {
  return `call${String(step).padStart(2, '0')}${String(at + 1).padStart(3, '0')}`;
}

/** A step that is ready to be asked for. */
export interface AskedStep {
  stream(clock: TurnClock, signal: AbortSignal, gate: DeltaGate): AsyncGenerator<AgentOutput, Completion>;
}

/** Which step is asked for. */
interface StepTerms {
  readonly number: number;
  readonly mayCall: boolean;
  readonly recorded: ModelRecording | undefined;
}

/** One step of a turn: the request, its answer as it comes or as it was recorded, and the record of both. */
@Injectable()
export class ModelStep {
  constructor(
    private readonly client: ModelClient,
    private readonly settings: ModelSettings,
    private readonly clock: Clock,
    @Optional() private readonly observer: TurnObserver = UNOBSERVED,
  ) {}

  ask(
    definition: AgentDefinition,
    messages: ModelMessage[],
    functions: readonly ModelFunction[],
    { number, mayCall, recorded }: StepTerms,
  ): AskedStep {
    const otherwise = recorded?.model ?? this.settings.model;
    const body = requestBody(definition, this.settings, messages, functions, mayCall, otherwise);
    const call = recorded?.take(number, requestDigest(body));
    if (call !== undefined) return { stream: () => told(call, recorded?.wasAskedAgain(number) === true) };
    return { stream: (clock, signal, gate) => this.stream(body, number, clock, signal, gate) };
  }

  private async *stream(
    body: ModelRequest,
    step: number,
    clock: TurnClock,
    signal: AbortSignal,
    gate: DeltaGate,
  ): AsyncGenerator<AgentOutput, Completion> {
    const startedAt = this.clock.now();
    const seen = () => ({
      step,
      model: body.model,
      startedAt: startedAt.toISOString(),
      latencyMs: Math.max(0, this.clock.now().getTime() - startedAt.getTime()),
    });
    const record = (end: Pick<ModelCall, 'outcome' | 'answer' | 'usage'>): AgentOutput => {
      const call = { ...seen(), requestDigest: requestDigest(body), ...end };
      this.observer.modelCalled(call);
      return { kind: 'model-call', call };
    };
    try {
      const answered = yield* this.told(this.client.complete(body, clock, signal), gate);
      const completion = {
        ...answered,
        toolCalls: answered.toolCalls.map((call, at) => ({ ...call, id: callId(step, at) })),
      };
      const { text, toolCalls, finishReason, usage } = completion;
      const answer = canonicalJson({ text, toolCalls, finishReason });
      yield record({ outcome: 'completed', answer, usage });
      return completion;
    } catch (error) {
      if (error instanceof ModelFault) yield record({ outcome: error.rule.code, answer: null, usage: null });
      else this.observer.modelCalled({ ...seen(), outcome: 'ABANDONED', usage: null });
      throw error;
    }
  }

  private async *told(
    pieces: AsyncGenerator<string, Completion>,
    gate: DeltaGate,
  ): AsyncGenerator<AgentOutput, Completion> {
    try {
      for (;;) {
        const next = await pieces.next();
        const text = next.done === true ? gate.end() : gate.pass(next.value);
        if (text !== '') yield { kind: 'text-delta', text };
        if (next.done === true) return next.value;
      }
    } finally {
      await pieces.return(undefined as never);
    }
  }
}

/** The step as it was recorded. @throws ModelFault when it failed */
async function* told(call: ModelCall, wasAskedAgain: boolean): AsyncGenerator<AgentOutput, Completion> {
  yield await Promise.resolve({ kind: 'model-call', call });
  return recordedCompletion(call, wasAskedAgain);
}
