import type { ToolEffect } from '@app/domain';

interface LeftBy {
  readonly businessId: string;
  readonly sessionId: string;
  readonly stateId: string;
  readonly conversationId: string | null;
  readonly leadId: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

export type OrderDraft = LeftBy & Omit<Extract<ToolEffect, { kind: 'order-draft' }>, 'kind'>;
export type Meeting = LeftBy & Omit<Extract<ToolEffect, { kind: 'meeting' }>, 'kind'>;

/** What tools left behind, for the shop to read. Rows are written by `TurnStore.commit` alone. */
export abstract class SalesRecords {
  abstract listOrders(businessId: string, limit: number): Promise<readonly OrderDraft[]>;
  abstract listMeetings(businessId: string, limit: number): Promise<readonly Meeting[]>;
  /** Whether a meeting of the business starts at that time (ISO 8601 UTC). */
  abstract isSlotTaken(businessId: string, startsAt: string): Promise<boolean>;
}
