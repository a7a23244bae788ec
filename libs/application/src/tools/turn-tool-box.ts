import {
  canonicalJson,
  type JsonObject,
  type Tool,
  type ToolCall,
  type ToolName,
  type ToolOutcome,
} from '@app/domain';
import { ToolBox } from '../ports/tool-box';
import { type ArgumentSchemas } from './argument-schemas';
import { leadOf, type ToolContext, type ToolHandler } from './tool-handler';

/** The tools of one turn: checks arguments, runs each call once, and tells the turn what was called. */
export class TurnToolBox extends ToolBox {
  private readonly outcomes = new Map<string, Promise<ToolOutcome>>();

  constructor(
    readonly tools: readonly Tool[],
    private readonly handlers: ReadonlyMap<ToolName, ToolHandler>,
    private readonly schemas: ArgumentSchemas,
    private readonly context: ToolContext,
    private readonly record: (call: ToolCall) => void,
  ) {
    super();
  }

  call(tool: ToolName, args: JsonObject): Promise<ToolOutcome> {
    const key = `${tool} ${canonicalJson(args)}`;
    const known = this.outcomes.get(key);
    if (known !== undefined) return known;
    const outcome = this.run(tool, args).then((ended) => {
      this.record({ tool, arguments: args, outcome: ended });
      return ended;
    });
    this.outcomes.set(key, outcome);
    return outcome;
  }

  private async run(name: ToolName, args: JsonObject): Promise<ToolOutcome> {
    const tool = this.tools.find((offered) => offered.name === name);
    const handler = this.handlers.get(name);
    if (tool === undefined || handler === undefined) {
      return { status: 'failed', reason: 'not_available', detail: `this agent has no tool ${name}` };
    }
    const requiredArguments = tool.parameters.required.filter((argument) => args[argument] === undefined);
    if (requiredArguments.length > 0) return { status: 'possible_match', requiredArguments };
    const fault = this.schemas.fault(tool, args);
    if (fault !== undefined) return { status: 'failed', reason: 'invalid_arguments', detail: fault };
    if (args['lead_id'] !== leadOf(this.context.customer)) {
      return {
        status: 'failed',
        reason: 'not_this_conversation',
        detail: 'lead_id is not of this conversation',
      };
    }
    return handler.run(args, this.context);
  }
}
