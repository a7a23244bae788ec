import type { AgentRequest } from '@app/application';
import type { CustomerIds, JsonObject, Tool } from '@app/domain';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';

/** One of the turn's tools as a function. Whose turn it is the model is not told and does not say: this fills it in. */
export class ShopTool implements ModelFunction {
  readonly name: string;
  readonly description: string;
  readonly parameters: JsonObject;
  readonly isLookUp = true;

  constructor(private readonly tool: Tool) {
    const { properties, required } = tool.parameters;
    const own = Object.entries(properties).filter(([name]) => !isIdentity(name));
    this.name = tool.name;
    this.description = tool.description;
    this.parameters = {
      type: 'object',
      properties: Object.fromEntries(own),
      required: required.filter((name) => !isIdentity(name) && name !== 'date_time'),
    };
  }

  async run(args: JsonObject, { request }: FunctionContext): Promise<FunctionAnswer> {
    const outcome = await request.tools.call(this.tool.name, { ...this.identity(request), ...args });
    return { result: { ...outcome }, parts: [] };
  }

  private identity({ memory, conversationId }: AgentRequest): JsonObject {
    const wanted = this.tool.parameters.properties;
    const lead = leadOf(memory.customer);
    return {
      ...(wanted['lead_id'] === undefined || lead === undefined ? {} : { lead_id: lead }),
      ...(wanted['conversation'] === undefined || conversationId == null
        ? {}
        : { conversation: conversationId }),
    };
  }
}

function isIdentity(name: string): boolean {
  return name === 'lead_id' || name === 'conversation';
}

function leadOf({ leadId, userId, visitorId }: CustomerIds): string | undefined {
  return leadId ?? userId ?? visitorId;
}
