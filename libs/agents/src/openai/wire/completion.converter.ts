import type { TokenUsage } from '@app/domain';
import type { Completion, ModelToolCall } from './completion';
import { isChunk, isCompletion, type WireChunk, type WireContent, type WireUsage } from './completion-schema';
import { ModelFault } from './model-fault';

/** Reads an answer that came in one piece. @throws ModelFault */
export function readCompletion(body: string): Completion {
  if (body.trim() === '') throw new ModelFault('empty-body');
  const parsed = parse(body, 'cut-short');
  if (!isCompletion(parsed)) throw new ModelFault('not-a-completion');
  const [choice] = parsed.choices;
  if (choice === undefined) throw new ModelFault('no-choice');
  const collector = new CompletionCollector();
  collector.addContent(choice.message);
  return collector.finish(choice.finish_reason ?? 'stop', parsed.usage);
}

/** Reads one event of a stream. @throws ModelFault */
export function readChunk(data: string): WireChunk {
  const parsed = parse(data, 'broken-stream');
  if (!isChunk(parsed)) throw new ModelFault('broken-stream');
  return parsed;
}

/** Puts an answer together from its pieces. */
export class CompletionCollector {
  private text = '';
  private readonly calls: { id: string; name: string; arguments: string }[] = [];

  /** @returns the text that came with this piece */
  addContent({ content, refusal, tool_calls }: WireContent): string {
    const text = (content ?? '') + (refusal ?? '');
    this.text += text;
    for (const [at, call] of (tool_calls ?? []).entries()) {
      const known = (this.calls[call.index ?? at] ??= { id: '', name: '', arguments: '' });
      known.id ||= call.id ?? '';
      known.name += call.function?.name ?? '';
      known.arguments += call.function?.arguments ?? '';
    }
    return text;
  }

  /** @throws ModelFault for an answer that holds neither a word nor a call */
  finish(finishReason: string | null, usage: WireUsage | null | undefined): Completion {
    if (finishReason === 'content_filter') throw new ModelFault('withheld');
    // An index that was left out leaves a hole.
    const toolCalls: readonly ModelToolCall[] = this.calls.filter((call) => call !== undefined);
    if (this.text.trim() === '' && toolCalls.length === 0) throw new ModelFault('no-choice');
    return { text: this.text.toWellFormed(), toolCalls, finishReason, usage: readUsage(usage) };
  }
}

function readUsage(usage: WireUsage | null | undefined): TokenUsage | null {
  if (usage?.prompt_tokens == null || usage.completion_tokens == null) return null;
  return { promptTokens: usage.prompt_tokens, completionTokens: usage.completion_tokens };
}

function parse(text: string, otherwise: 'cut-short' | 'broken-stream'): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ModelFault(otherwise, { cause });
  }
}
