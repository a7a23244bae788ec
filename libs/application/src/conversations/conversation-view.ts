import type { Guidance } from '@app/domain';
import type { Conversation } from '../ports/conversation-store';

/** A conversation and how it is led at its head. */
export interface ConversationView {
  readonly conversation: Conversation;
  readonly guidance: Guidance;
}
