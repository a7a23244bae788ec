import { Injectable } from '@nestjs/common';
import { claimingIds, DomainError, isCustomerOf, titleOf, unheardIds, type CustomerIds } from '@app/domain';
import { Clock } from '../ports/clock';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
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
    if (known?.headStateId === null) await this.identify(request, conversationId);
    return known ?? this.begin(request, conversationId);
  }

  /** A conversation that was begun for a message which then was refused leaves nothing behind, unless another request of its key has it. */
  async discardUnused({ businessId, conversationId, headStateId }: Conversation): Promise<void> {
    if (headStateId === null) await this.conversations.deleteUnused(businessId, conversationId);
  }

  private async goOn(
    request: SalesMessageRequest,
    conversationId: string,
    known: Conversation | undefined,
  ): Promise<Conversation> {
    const { businessId, agentDescriptorId, siteId, customer } = request;
    const ids = known === undefined ? [] : await this.conversations.customerIds(businessId, conversationId);
    if (known?.channel !== 'sales' || !isCustomerOf(ids, customer) || isOfOtherSite(known, siteId)) {
      throw notFound(conversationId);
    }
    if (siteId !== null) await this.agents.loadSite(businessId, siteId);
    if (agentDescriptorId !== null) await this.agents.loadAgent(businessId, agentDescriptorId);
    if (tellsNews(ids, customer) && !(await this.identify(request, conversationId))) {
      throw notFound(conversationId);
    }
    return known;
  }

  private identify({ businessId, customer }: SalesMessageRequest, conversationId: string): Promise<boolean> {
    return this.conversations.identify(businessId, conversationId, customer);
  }

  private async begin(request: SalesMessageRequest, conversationId: string): Promise<Conversation> {
    const { businessId, agentDescriptorId, siteId, message } = request;
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
    await this.identify(request, conversationId);
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

function notFound(conversationId: string): DomainError {
  return new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
}

/** Whether something may have to be written of it: an id that is new here, or a person to whom others may belong. */
function tellsNews(known: readonly CustomerIds[], told: CustomerIds): boolean {
  return [unheardIds(known, told), claimingIds(told)].some((ids) => Object.keys(ids).length > 0);
}

function isOfOtherSite({ siteId }: Conversation, asked: string | null): boolean {
  return asked !== null && siteId !== null && siteId !== asked;
}
