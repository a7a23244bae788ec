import type { JsonObject } from '../json';

export type ToolName = 'delegate_conversation' | 'sales_order' | 'schedule_date';

/** A thing that an agent can do besides talking. `parameters` is a JSON Schema (draft 2020-12) of an object. */
export interface Tool {
  readonly name: ToolName;
  readonly description: string;
  readonly type: 'synchronous' | 'asynchronous';
  readonly parameters: JsonObject & {
    readonly properties: Readonly<Record<string, JsonObject>>;
    readonly required: readonly string[];
  };
}

export const MEETING_TYPES = ['demo', 'consultation', 'product_walkthrough', 'discovery_call'] as const;

/** The three tools of the published sales message contract, word for word. */
export const TOOLS: readonly Tool[] = [
  {
    name: 'delegate_conversation',
    description: 'delegate conversation to a human sales representative when needed',
    type: 'synchronous',
    parameters: {
      type: 'object',
      properties: {
        conversation: { type: 'string', description: 'The conversation ID that needs to be delegated' },
        lead_id: { type: 'string', description: 'The ID of the lead or customer related to this delegation' },
      },
      required: ['conversation', 'lead_id'],
    },
  },
  {
    name: 'sales_order',
    description: 'create a sales order when customer is ready to purchase',
    type: 'synchronous',
    parameters: {
      type: 'object',
      properties: {
        lead_id: { type: 'string', description: 'The ID of the lead or customer making the purchase' },
        plan: { type: 'string', description: 'The plan or product being purchased' },
        quantity: { type: 'number', description: 'The quantity of the product being purchased' },
      },
      required: ['lead_id', 'plan'],
    },
  },
  {
    name: 'schedule_date',
    description: 'schedule a call or demo with a sales representative',
    type: 'asynchronous',
    parameters: {
      type: 'object',
      properties: {
        lead_id: { type: 'string', description: 'The ID of the lead or customer requesting the meeting' },
        date_time: { type: 'string', description: 'The proposed date and time for the meeting (ISO format)' },
        meeting_type: {
          type: 'string',
          description: 'The type of meeting (demo, consultation, etc.)',
          enum: [...MEETING_TYPES],
        },
      },
      required: ['lead_id', 'date_time', 'meeting_type'],
    },
  },
];
