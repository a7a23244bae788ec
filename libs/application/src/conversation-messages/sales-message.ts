import type { ProductCard } from '@app/domain';

/** A message of a sales conversation, as it stands in one state. */
export interface SalesMessage {
  /** `<stateId>-0` for what was posted, `<stateId>-1` for the reply to it. */
  readonly messageId: string;
  readonly stateId: string;
  /** `team_member`: a person of the shop. */
  readonly role: 'user' | 'assistant' | 'team_member';
  /** The parts, joined by a blank line; empty when only products were shown. */
  readonly content: string;
  readonly parts: readonly string[];
  /** Shown with a reply, as they were then. */
  readonly products: readonly ProductCard[];
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}
