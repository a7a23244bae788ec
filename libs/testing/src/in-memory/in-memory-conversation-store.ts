import { ConversationStore, type Conversation, type ConversationFilter, type Page } from '@app/application';
import { DomainError, type CustomerIds } from '@app/domain';

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

  addCustomer(businessId: string, conversationId: string, ids: CustomerIds): Promise<void> {
    const key = keyOf(businessId, conversationId);
    this.customers.set(key, [...(this.customers.get(key) ?? []), ids]);
    return Promise.resolve();
  }

  delete(businessId: string, conversationId: string): Promise<boolean> {
    this.customers.delete(keyOf(businessId, conversationId));
    return Promise.resolve(this.conversations.delete(keyOf(businessId, conversationId)));
  }

  private isOf({ businessId, conversationId }: Conversation, wanted: CustomerIds): boolean {
    const known = (this.customers.get(keyOf(businessId, conversationId)) ?? []).flatMap(Object.entries);
    return Object.entries(wanted).some(([kind, id]) =>
      known.some(([name, value]) => name === kind && value === id),
    );
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
