import type { CustomerIds, Json, JsonObject, Told, ToolName, ToolOutcome } from '@app/domain';

/** Whose turn a tool is called in. */
export interface ToolContext {
  readonly businessId: string;
  readonly conversationId: string | null;
  readonly customer: CustomerIds;
  /** What the customer knew when the turn began. */
  readonly told: Told;
}

/** One tool's doing. Its arguments have passed the tool's JSON Schema; what it leaves behind is stored with the turn. */
export abstract class ToolHandler {
  abstract readonly tool: ToolName;
  abstract run(args: JsonObject, context: ToolContext): Promise<ToolOutcome>;
}

/** The id by which a shop knows the customer best; undefined when it was told none. */
export function leadOf({ leadId, userId, visitorId }: CustomerIds): string | undefined {
  return leadId ?? userId ?? visitorId;
}

/** Whether that id is one of the customer's. */
export function isOfCustomer(id: Json, { leadId, userId, visitorId }: CustomerIds): boolean {
  return typeof id === 'string' && [leadId, userId, visitorId].includes(id);
}

/** The text of an argument that its schema says is one. */
export function textArgument(args: JsonObject, name: string): string {
  const value = args[name];
  return typeof value === 'string' ? value : '';
}
