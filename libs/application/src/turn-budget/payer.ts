import type { CustomerIds } from '@app/domain';
import { type Caller } from '../authenticate-key/authenticate-key';
import { type KeyLimits } from '../ports/tenancy';

/** The key whose limits a turn counts against. */
export interface Payer {
  readonly keyId: string;
  /** In force: an absent one is without limit. */
  readonly limits: KeyLimits;
  /** Whom the turn is for, where the request tells; null: its conversation, or its session. */
  readonly visitor: string | null;
}

export function payerOf({ keyId, limits }: Caller, customer: CustomerIds = {}): Payer {
  return { keyId, limits, visitor: visitorOf(customer) };
}

/** The id that a customer had first, so that one who becomes a lead goes on with the same count. */
function visitorOf({ visitorId, leadId, userId }: CustomerIds): string | null {
  if (visitorId !== undefined) return `visitor:${visitorId}`;
  if (leadId !== undefined) return `lead:${leadId}`;
  return userId === undefined ? null : `user:${userId}`;
}
