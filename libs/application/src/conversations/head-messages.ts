import { Injectable } from '@nestjs/common';
import { readEventRecord } from '@app/domain';
import { type ConversationMessage } from '../conversation-messages/conversation-message';
import { messagesOf } from '../conversation-messages/messages-of';
import { type Conversation } from '../ports/conversation-store';
import { StateReader } from '../ports/state-reader';
import { type StateRecord } from '../ports/turn-store';

/** The messages on the way from a session's root to a conversation's head. Siblings do not come in. */
@Injectable()
export class HeadMessages {
  constructor(private readonly states: StateReader) {}

  /**
   * Oldest first, at most `limit`.
   * @param after the message that the page before ended with
   * @returns undefined when `after` is no message on this way
   */
  async list(
    { businessId, headStateId }: Conversation,
    limit: number,
    after?: string,
  ): Promise<readonly ConversationMessage[] | undefined> {
    const lineage = headStateId === null ? [] : await this.states.listLineage(businessId, headStateId);
    const start = after === undefined ? 0 : lineage.findIndex(({ header }) => holds(header.stateId, after));
    if (start === -1) return undefined;
    const messages: ConversationMessage[] = [];
    for (const record of lineage.slice(start)) {
      messages.push(
        ...messagesOf(stateOf(record)).filter(({ messageId }) => isLater(messageId, record, after)),
      );
      if (messages.length >= limit) break;
    }
    return messages.slice(0, limit);
  }

  async get(
    { businessId, headStateId }: Conversation,
    messageId: string,
  ): Promise<ConversationMessage | undefined> {
    const lineage = headStateId === null ? [] : await this.states.listLineage(businessId, headStateId);
    const record = lineage.find(({ header }) => holds(header.stateId, messageId));
    return record && messagesOf(stateOf(record)).find((message) => message.messageId === messageId);
  }
}

function stateOf({ header, events }: StateRecord) {
  return { ...header, events: events.map(readEventRecord) };
}

/** A message's id is its state's id and its place there. */
function holds(stateId: string, messageId: string): boolean {
  return messageId === `${stateId}-0` || messageId === `${stateId}-1`;
}

function isLater(messageId: string, { header }: StateRecord, after: string | undefined): boolean {
  return after === undefined || !holds(header.stateId, after) || messageId > after;
}
