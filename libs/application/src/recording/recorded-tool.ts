import { canonicalJson, type JsonObject, type ToolCall, type ToolOutcome } from '@app/domain';
import { ToolHandler, type ToolContext } from '../tools/tool-handler';
import { NotRecordedError } from './not-recorded.error';

/** Puts something else in a tool's place. */
export type ToolSubstitution = (tool: ToolHandler) => ToolHandler;

/** Tools that answer what they answered; a call with other arguments is let through, or refused when `isAlone`. */
export function recordedTools(calls: readonly ToolCall[], isAlone: boolean): ToolSubstitution {
  const outcomes = new Map(calls.map((call) => [keyOf(call.tool, call.arguments), call.outcome]));
  return (tool) => new RecordedTool(tool, outcomes, isAlone);
}

class RecordedTool extends ToolHandler {
  readonly tool: ToolHandler['tool'];

  constructor(
    private readonly real: ToolHandler,
    private readonly outcomes: ReadonlyMap<string, ToolOutcome>,
    private readonly isAlone: boolean,
  ) {
    super();
    this.tool = real.tool;
  }

  run(args: JsonObject, context: ToolContext): Promise<ToolOutcome> {
    const outcome = this.outcomes.get(keyOf(this.tool, args));
    if (outcome !== undefined) return Promise.resolve(outcome);
    if (this.isAlone) return Promise.reject(new NotRecordedError(`${this.tool} with other arguments`));
    return this.real.run(args, context);
  }
}

function keyOf(tool: string, args: JsonObject): string {
  return `${tool} ${canonicalJson(args)}`;
}
