import type { GuidanceChange, ProductCard } from '@app/domain';

/** A message of a conversation, as it stands in one state. */
export interface ConversationMessage {
  /** `<stateId>-0` for what was posted, `<stateId>-1` for the reply to it. */
  readonly messageId: string;
  readonly stateId: string;
  readonly role: 'user' | 'agent' | 'control';
  /** Null: a control message without words, or a reply that only shows products. */
  readonly content: string | null;
  /** The messages that the content was joined from by a blank line. */
  readonly parts: readonly string[];
  /** What a reply recommends, as it was then, in the order shown. */
  readonly products: readonly ProductCard[];
  readonly action: 'generate-reply' | null;
  /** What the message set, the phase that a playbook begins with included; null: nothing. */
  readonly stateAfter: GuidanceChange | null;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}
