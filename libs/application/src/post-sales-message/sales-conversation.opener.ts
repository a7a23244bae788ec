import { Injectable } from '@nestjs/common';
import { DomainError, titleOf, type CustomerIds } from '@app/domain';
import { Clock } from '../ports/clock';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { hasNewId, isCustomerOf } from './customer-match';
import { type SalesMessageRequest } from './post-sales-message.command';
import { SalesAgentLoader } from './sales-agent.loader';

/** Finds the conversation that a message goes on with, or begins it. */
@Injectable()
export class SalesConversationOpener {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly agents: SalesAgentLoader,
    private readonly clock: Clock,
  ) {}

  /**
   * @param conversationId the id it has or is to get
   * @throws DomainError CONVERSATION_NOT_FOUND, AGENT_DESCRIPTOR_NOT_FOUND, SITE_NOT_FOUND
   */
  async open(request: SalesMessageRequest, conversationId: string): Promise<Conversation> {
    const known = await this.conversations.get(request.businessId, conversationId);
    if (request.conversationId !== null) return this.goOn(request, conversationId, known);
    return known ?? this.begin(request, conversationId);
  }

  /** A conversation that was begun for a message which then was refused leaves nothing behind. */
  async discardUnused({ businessId, conversationId, headStateId }: Conversation): Promise<void> {
    if (headStateId !== null) return;
    const now = await this.conversations.get(businessId, conversationId);
    if (now?.headStateId === null) await this.conversations.delete(businessId, conversationId);
  }

  private async goOn(
    request: SalesMessageRequest,
    conversationId: string,
    known: Conversation | undefined,
  ): Promise<Conversation> {
    const { businessId, agentDescriptorId, siteId, customer } = request;
    const ids = known === undefined ? [] : await this.conversations.customerIds(businessId, conversationId);
    const isOwn = isCustomerOf(ids, customer) || (await this.wasItsVisitor(request, conversationId, ids));
    if (known?.channel !== 'sales' || !isOwn || isOfOtherSite(known, siteId)) {
      throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
    }
    if (siteId !== null) await this.agents.loadSite(businessId, siteId);
    if (agentDescriptorId !== null) await this.agents.loadAgent(businessId, agentDescriptorId);
    if (hasNewId(ids, customer)) await this.conversations.addCustomer(businessId, conversationId, customer);
    return known;
  }

  /** A lead goes on with what it said as a visitor too, whichever conversation told that it was one. */
  private async wasItsVisitor(
    { businessId, customer }: SalesMessageRequest,
    conversationId: string,
    ids: readonly CustomerIds[],
  ): Promise<boolean> {
    const { leadId } = customer;
    if (leadId === undefined || !isCustomerOf([...ids, { leadId }], customer)) return false;
    const filter = { channel: 'sales', customer: { leadId }, conversationId } as const;
    return (await this.conversations.list(businessId, filter, 1)).items.length === 1;
  }

  private async begin(request: SalesMessageRequest, conversationId: string): Promise<Conversation> {
    const { businessId, agentDescriptorId, siteId, customer, message } = request;
    const agent = await this.agents.load(businessId, agentDescriptorId, siteId);
    const now = this.clock.now().toISOString();
    const conversation: Conversation = {
      businessId,
      conversationId,
      channel: 'sales',
      name: titleOf(message, agent.definition.language),
      key: null,
      agentDescriptorId: agent.descriptorId,
      siteId,
      sessionId: null,
      headStateId: null,
      createdAt: now,
      updatedAt: now,
    };
    const begun = await this.create(conversation);
    await this.conversations.addCustomer(businessId, conversationId, customer);
    return begun;
  }

  /** A retry of the same request may have been here first. */
  private async create(conversation: Conversation): Promise<Conversation> {
    try {
      await this.conversations.create(conversation);
      return conversation;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'ALREADY_EXISTS') throw error;
      return (
        (await this.conversations.get(conversation.businessId, conversation.conversationId)) ?? conversation
      );
    }
  }
}

function isOfOtherSite({ siteId }: Conversation, asked: string | null): boolean {
  return asked !== null && siteId !== null && siteId !== asked;
}
