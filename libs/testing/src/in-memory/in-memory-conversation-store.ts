import { ConversationStore, type Conversation, type ConversationFilter, type Page } from '@app/application';
import { claimingIds, DomainError, isCustomerOf, unheardIds, type CustomerIds } from '@app/domain';

/** The conversation port over maps, for specs of use cases. */
export class InMemoryConversationStore extends ConversationStore {
  private readonly conversations = new Map<string, Conversation>();
  private readonly customers = new Map<string, CustomerIds[]>();

  create(conversation: Conversation): Promise<void> {
    const key = keyOf(conversation.businessId, conversation.conversationId);
    if (this.conversations.has(key)) {
      return Promise.reject(new DomainError('ALREADY_EXISTS', `${conversation.conversationId} exists`));
    }
    this.conversations.set(key, conversation);
    return Promise.resolve();
  }

  get(businessId: string, conversationId: string): Promise<Conversation | undefined> {
    return Promise.resolve(this.conversations.get(keyOf(businessId, conversationId)));
  }

  getBySession(businessId: string, sessionId: string): Promise<Conversation | undefined> {
    const own = [...this.conversations.values()].filter((other) => other.businessId === businessId);
    return Promise.resolve(own.find((conversation) => conversation.sessionId === sessionId));
  }

  rename(businessId: string, conversationId: string, name: string, updatedAt: string): Promise<boolean> {
    return Promise.resolve(this.change(businessId, conversationId, { name, updatedAt }));
  }

  /** What a turn's commit does; false when there is no such conversation. */
  moveHead(businessId: string, conversationId: string, sessionId: string, headStateId: string): boolean {
    return this.change(businessId, conversationId, { sessionId, headStateId });
  }

  list(
    businessId: string,
    { channel, customer, siteId, conversationId }: ConversationFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<Conversation>> {
    const start = Number(cursor ?? 0);
    const all = [...this.conversations.values()]
      .reverse()
      .filter(
        (conversation) =>
          conversation.businessId === businessId &&
          conversation.channel === channel &&
          (conversationId === undefined || conversation.conversationId === conversationId) &&
          (siteId === undefined || conversation.siteId === siteId) &&
          (customer === undefined || this.isOf(conversation, customer)),
      );
    const more = all.length > start + limit ? { cursor: String(start + limit) } : {};
    return Promise.resolve({ items: all.slice(start, start + limit), ...more });
  }

  customerIds(businessId: string, conversationId: string): Promise<readonly CustomerIds[]> {
    return Promise.resolve(this.customers.get(keyOf(businessId, conversationId)) ?? []);
  }

  identify(businessId: string, conversationId: string, told: CustomerIds): Promise<boolean> {
    const key = keyOf(businessId, conversationId);
    if (!this.conversations.has(key)) {
      return Promise.reject(new DomainError('CONVERSATION_NOT_FOUND', `there is no ${conversationId}`));
    }
    const known = this.customers.get(key) ?? [];
    if (known.length > 0 && !isCustomerOf(known, told)) return Promise.resolve(false);
    this.tell(key, unheardIds(known, told));
    for (const other of this.conversations.values()) {
      if (other.businessId === businessId && this.isOf(other, told)) this.claim(other, claimingIds(told));
    }
    return Promise.resolve(true);
  }

  delete(businessId: string, conversationId: string): Promise<boolean> {
    this.customers.delete(keyOf(businessId, conversationId));
    return Promise.resolve(this.conversations.delete(keyOf(businessId, conversationId)));
  }

  /** Turns are not known here. */
  deleteUnused(businessId: string, conversationId: string): Promise<boolean> {
    const known = this.conversations.get(keyOf(businessId, conversationId));
    return known?.headStateId === null ? this.delete(businessId, conversationId) : Promise.resolve(false);
  }

  private isOf({ businessId, conversationId }: Conversation, told: CustomerIds): boolean {
    return isCustomerOf(this.customers.get(keyOf(businessId, conversationId)) ?? [], told);
  }

  private claim({ businessId, conversationId }: Conversation, claiming: CustomerIds): void {
    const key = keyOf(businessId, conversationId);
    const kinds = new Set((this.customers.get(key) ?? []).flatMap((ids) => Object.keys(ids)));
    const lacking = Object.entries(claiming).filter(([kind]) => !kinds.has(kind));
    this.tell(key, Object.fromEntries(lacking));
  }

  private tell(key: string, ids: CustomerIds): void {
    const told = Object.entries(ids).map(([kind, id]) => ({ [kind]: id as string }));
    this.customers.set(key, [...(this.customers.get(key) ?? []), ...told]);
  }

  private change(businessId: string, conversationId: string, change: Partial<Conversation>): boolean {
    const key = keyOf(businessId, conversationId);
    const known = this.conversations.get(key);
    if (known !== undefined) this.conversations.set(key, { ...known, ...change });
    return known !== undefined;
  }
}

function keyOf(businessId: string, conversationId: string): string {
  return `${businessId}\n${conversationId}`;
}
