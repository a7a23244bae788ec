import {
  canonicalJson,
  type JsonObject,
  type Tool,
  type ToolCall,
  type ToolFailure,
  type ToolName,
  type ToolOutcome,
} from '@app/domain';
import { ToolBox } from '../ports/tool-box';
import { type ArgumentSchemas } from './argument-schemas';
import { isOfCustomer, type ToolContext, type ToolHandler } from './tool-handler';

/** Code units of a call's arguments as JSON: they stand in the memory of a tool that waits for more. */
const MOST_ARGUMENTS = 4_000;

/** The tools of one turn: checks arguments, does each thing once, and tells the turn what was called. */
export class TurnToolBox extends ToolBox {
  private readonly outcomes = new Map<string, Promise<ToolOutcome>>();
  private readonly done = new Set<ToolName>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    readonly tools: readonly Tool[],
    private readonly handlers: ReadonlyMap<ToolName, ToolHandler>,
    private readonly schemas: ArgumentSchemas,
    private readonly context: ToolContext,
    private readonly record: (call: ToolCall) => void,
  ) {
    super();
  }

  call(name: ToolName, args: JsonObject): Promise<ToolOutcome> {
    const tool = this.tools.find((offered) => offered.name === name);
    const handler = this.handlers.get(name);
    if (tool === undefined || handler === undefined) {
      return Promise.resolve(failed('not_available', `this agent has no tool ${name}`));
    }
    const given = withoutBlanks(args);
    const key = `${name} ${canonicalJson(given)}`;
    const known = this.outcomes.get(key) ?? this.callInTurn(tool, handler, given);
    this.outcomes.set(key, known);
    return known;
  }

  /** One after another, so that two calls at the same moment cannot both be the first. */
  private callInTurn(tool: Tool, handler: ToolHandler, args: JsonObject): Promise<ToolOutcome> {
    const outcome = this.last.then(async () => {
      const tooLong = canonicalJson(args).length > MOST_ARGUMENTS;
      const ended = tooLong
        ? failed('invalid_arguments', 'the arguments are too long')
        : await this.run(tool, handler, args);
      if (ended.status === 'completed') this.done.add(tool.name);
      this.record({ tool: tool.name, arguments: tooLong ? {} : args, outcome: ended });
      return ended;
    });
    this.last = outcome.catch(() => undefined);
    return outcome;
  }

  private async run(tool: Tool, handler: ToolHandler, args: JsonObject): Promise<ToolOutcome> {
    const fault = this.schemas.fault(tool, args);
    if (fault !== undefined) return failed('invalid_arguments', fault);
    if (args['lead_id'] !== undefined && !isOfCustomer(args['lead_id'], this.context.customer)) {
      return failed('not_this_conversation', 'lead_id is not of this conversation');
    }
    const requiredArguments = tool.parameters.required.filter((argument) => args[argument] === undefined);
    if (requiredArguments.length > 0) return { status: 'possible_match', requiredArguments };
    if (this.done.has(tool.name))
      return failed('not_available', `${tool.name} was done in this turn already`);
    return handler.run(args, this.context);
  }
}

/** Models send null or an empty text for what they do not know. */
function withoutBlanks(args: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(args).filter(
      ([, value]) => value !== null && !(typeof value === 'string' && value.trim() === ''),
    ),
  );
}

function failed(reason: ToolFailure, detail: string): ToolOutcome {
  return { status: 'failed', reason, detail };
}
