import { Injectable } from '@nestjs/common';
import { TOOLS, type AgentDescriptor, type ToolCall, type ToolName } from '@app/domain';
import { type ToolBox } from '../ports/tool-box';
import { ArgumentSchemas } from './argument-schemas';
import { DelegateConversation } from './delegate-conversation';
import { SalesOrder } from './sales-order';
import { ScheduleDate } from './schedule-date';
import { type ToolContext, type ToolHandler } from './tool-handler';
import { TurnToolBox } from './turn-tool-box';

/** Opens the tool box of a turn with the tools that its agent may use. */
@Injectable()
export class OpenToolBox {
  private readonly handlers: ReadonlyMap<ToolName, ToolHandler>;

  constructor(
    delegate: DelegateConversation,
    order: SalesOrder,
    schedule: ScheduleDate,
    private readonly schemas: ArgumentSchemas,
  ) {
    this.handlers = new Map([delegate, order, schedule].map((handler) => [handler.tool, handler]));
  }

  /** @param substitute what takes the place of each tool; absent: nothing does */
  open(
    agent: AgentDescriptor,
    context: ToolContext,
    record: (call: ToolCall) => void,
    substitute: (tool: ToolHandler) => ToolHandler = (tool) => tool,
  ): ToolBox {
    const allowed = TOOLS.filter(({ name }) => agent.definition.tools?.includes(name));
    const handlers = new Map([...this.handlers].map(([name, handler]) => [name, substitute(handler)]));
    return new TurnToolBox(allowed, handlers, this.schemas, context, record);
  }
}
