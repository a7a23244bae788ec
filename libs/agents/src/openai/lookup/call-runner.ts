import { canonicalJson, type Json, type ReplyPart } from '@app/domain';
import type { ModelToolCall } from '../wire/completion';
import { readArguments } from './argument-reader';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';

/** How a model's call ended. */
export interface RanCall {
  readonly call: ModelToolCall;
  /** What the model is told, as canonical JSON. */
  readonly result: string;
  readonly parts: readonly ReplyPart[];
  readonly links: readonly string[];
  readonly publicTexts: readonly string[];
  /** Whether the model still has to answer. */
  readonly needsAnswer: boolean;
}

/** Runs what a model calls in one turn: each call once, and never with arguments that do not fit. */
export class CallRunner {
  private readonly answers = new Map<string, FunctionAnswer>();
  /** Calls of unknown functions or with arguments that do not fit. */
  badCalls = 0;

  constructor(
    private readonly functions: readonly ModelFunction[],
    private readonly context: FunctionContext,
  ) {}

  async run(call: ModelToolCall): Promise<RanCall> {
    const called = this.functions.find(({ name }) => name === call.name);
    if (called === undefined) return this.refuse(call, `there is no function ${call.name.slice(0, 64)}`);
    const read = readArguments(called, call.arguments);
    if ('fault' in read) return this.refuse(call, read.fault);
    const key = `${called.name} ${canonicalJson(read.args)}`;
    const known = this.answers.get(key);
    const answer = known ?? (await called.run(read.args, this.context));
    this.answers.set(key, answer);
    return {
      call,
      result: canonicalJson(answer.result),
      parts: known === undefined ? answer.parts : [],
      links: answer.links ?? [],
      publicTexts: answer.publicTexts ?? [],
      needsAnswer: called.isLookUp,
    };
  }

  private refuse(call: ModelToolCall, error: string): RanCall {
    this.badCalls += 1;
    const result: Json = { error, hint: 'call it again with arguments that fit, or answer without it' };
    return {
      call,
      result: canonicalJson(result),
      parts: [],
      links: [],
      publicTexts: [],
      needsAnswer: true,
    };
  }
}
