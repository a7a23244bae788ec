import type { AgentRequest } from '@app/application';
import { HISTORY_TOKENS } from '@app/domain';
import type { RanCall } from '../lookup/call-runner';
import type { Completion } from '../wire/completion';
import type { ModelMessage } from '../wire/model-request';
import { asData, withoutMarks } from './data-mark';
import { instructions } from './instructions';

/** What a model is asked in the course of a turn: the beginning, and what it called and was told since. */
export class TurnPrompt {
  private opening: readonly ModelMessage[];
  private readonly since: ModelMessage[] = [];
  private isShort = false;

  constructor(
    private readonly request: AgentRequest,
    private readonly today: string,
  ) {
    this.opening = instructions(request.agent.definition, request.memory, today);
  }

  get system(): string {
    const first = this.opening[0]?.content;
    return typeof first === 'string' ? first : '';
  }

  get messages(): ModelMessage[] {
    return [...this.opening, ...this.since];
  }

  /** Each call with its result, always: a call without one makes every later request invalid. */
  add({ text }: Completion, ran: readonly RanCall[]): void {
    this.since.push({
      role: 'assistant',
      content: text === '' ? null : withoutMarks(text),
      tool_calls: ran.map(({ call }) => ({
        id: call.id,
        type: 'function',
        function: { name: call.name, arguments: isJson(call.arguments) ? call.arguments : '{}' },
      })),
    });
    for (const { call, result } of ran) {
      this.since.push({ role: 'tool', tool_call_id: call.id, content: asData('tool_result', result) });
    }
  }

  /** Leaves out most of the history, once. @returns false when that was done already */
  shorten(): boolean {
    if (this.isShort) return false;
    this.isShort = true;
    const { definition } = this.request.agent;
    const tokens = Math.floor((definition.model?.historyTokens ?? HISTORY_TOKENS) / 4);
    this.opening = instructions(definition, this.request.memory, this.today, tokens);
    return true;
  }
}

/** Some servers read the arguments of earlier calls, and fail on those that no parser takes. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
