import { Injectable } from '@nestjs/common';
import { Clock, ConversationStore, RunTurn } from '@app/application';
import { event } from '@app/domain';
import { DEMO_BUSINESS, DEMO_CONVERSATION, DEMO_SITE } from './demo-shop';

const NO_ANSWER = { status: 200, body: '' };

/** Makes the demo shop's open conversation, told as it was: no agent runs. */
@Injectable()
export class DemoConversation {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly runTurn: RunTurn,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError ALREADY_EXISTS */
  async make(): Promise<void> {
    const { businessId } = DEMO_BUSINESS;
    const { conversationId, customer, name, history } = DEMO_CONVERSATION;
    const now = this.clock.now().toISOString();
    await this.conversations.create({
      businessId,
      conversationId,
      channel: 'sales',
      name,
      key: null,
      agentDescriptorId: DEMO_SITE.agentDescriptorId,
      siteId: DEMO_SITE.siteId,
      sessionId: null,
      headStateId: null,
      createdAt: now,
      updatedAt: now,
    });
    await this.conversations.identify(businessId, conversationId, customer);
    for (const [role, text] of history) {
      await this.runTurn.run({
        businessId,
        surface: 'demo',
        origin: { kind: 'conversation', conversationId },
        agentDescriptorId: null,
        events: [
          event('CustomerIdentified', customer),
          event('ConversationTitled', { title: name }),
          event('MessageReceived', { role, content: { kind: 'text', text } }),
        ],
        reply: 'none',
        onAgentFailure: 'drop',
        idempotency: null,
        present: () => NO_ANSWER,
      });
    }
  }
}
