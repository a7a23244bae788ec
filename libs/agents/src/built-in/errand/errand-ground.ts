import type { AgentRequest } from '@app/application';
import type { CustomerIds, ToolName } from '@app/domain';
import type { Situation } from '../policy/situation';
import type { Phrasebook } from '../wording/phrasebook';

/** What an errand stands on: the turn, what the customer said in it, and how things are shown. */
export interface ErrandGround {
  readonly request: AgentRequest;
  /** This turn's messages, one below the other. */
  readonly said: string;
  readonly phrasebook: Phrasebook;
  readonly situation: Situation;
}

export function isOffered({ request }: ErrandGround, tool: ToolName): boolean {
  return request.tools.tools.some(({ name }) => name === tool);
}

/** The id by which the shop knows the customer best; undefined: none was told. */
export function leadId({ request }: ErrandGround): string | undefined {
  const { leadId: lead, userId, visitorId }: CustomerIds = request.memory.customer;
  return lead ?? userId ?? visitorId;
}

/** Whether an order can be drafted here: there is the tool, and somebody who orders. */
export function canOrder(ground: ErrandGround): boolean {
  return isOffered(ground, 'sales_order') && leadId(ground) !== undefined;
}
