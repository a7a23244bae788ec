import type { JsonObject, Tool, ToolName, ToolOutcome } from '@app/domain';

/** The tools of one turn, as the agent sees them. */
export abstract class ToolBox {
  abstract readonly tools: readonly Tool[];

  /**
   * Calls a tool and records the call with the turn. Arguments are checked against the tool's JSON Schema. The same
   * call twice in a turn runs once and answers the same. What a completed call leaves behind is stored with the turn,
   * or not at all.
   */
  abstract call(tool: ToolName, args: JsonObject): Promise<ToolOutcome>;
}
