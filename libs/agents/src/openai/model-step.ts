import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, type AgentOutput } from '@app/application';
import { canonicalJson, type AgentDefinition, type ModelCall } from '@app/domain';
import type { ModelFunction } from './lookup/model-function';
import { ModelSettings } from './model-settings';
import type { DeltaGate } from './reply/delta-gate';
import type { Completion } from './wire/completion';
import { ModelClient } from './wire/model-client';
import { ModelFault } from './wire/model-fault';
import type { ModelMessage, ModelRequest } from './wire/model-request';
import { requestBody } from './wire/request-body';
import type { TurnClock } from './wire/turn-clock';

/** Our own, so that the same answers make the same requests; nine letters and digits, as some servers want them. */
function callId(step: number, at: number): string {
  return `call${String(step).padStart(2, '0')}${String(at + 1).padStart(3, '0')}`;
}

/** A step that is ready to be asked for. */
export interface AskedStep {
  stream(clock: TurnClock, signal: AbortSignal, gate: DeltaGate): AsyncGenerator<AgentOutput, Completion>;
}

/** One step of a turn: the request, its answer as it comes, and the record of both. */
@Injectable()
export class ModelStep {
  constructor(
    private readonly client: ModelClient,
    private readonly settings: ModelSettings,
    private readonly clock: Clock,
  ) {}

  ask(
    definition: AgentDefinition,
    messages: ModelMessage[],
    functions: readonly ModelFunction[],
    { number, mayCall }: { readonly number: number; readonly mayCall: boolean },
  ): AskedStep {
    const body = requestBody(definition, this.settings, messages, functions, mayCall);
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
    const record = (end: Pick<ModelCall, 'outcome' | 'answer' | 'usage'>): AgentOutput => ({
      kind: 'model-call',
      call: {
        step,
        model: body.model,
        startedAt: startedAt.toISOString(),
        requestDigest: createHash('sha256').update(canonicalJson(body)).digest('hex'),
        latencyMs: Math.max(0, this.clock.now().getTime() - startedAt.getTime()),
        ...end,
      },
    });
    try {
      const told = yield* this.told(this.client.complete(body, clock, signal), gate);
      const completion = {
        ...told,
        toolCalls: told.toolCalls.map((call, at) => ({ ...call, id: callId(step, at) })),
      };
      const { text, toolCalls, finishReason, usage } = completion;
      const answer = canonicalJson({ text, toolCalls, finishReason });
      yield record({ outcome: 'completed', answer, usage });
      return completion;
    } catch (error) {
      if (error instanceof ModelFault) yield record({ outcome: error.rule.code, answer: null, usage: null });
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
