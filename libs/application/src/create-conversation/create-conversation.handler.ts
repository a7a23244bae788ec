import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { ConversationLoader } from '../conversations/conversation-loader';
import { type ConversationView } from '../conversations/conversation-view';
import { DefaultAgent } from '../default-agent/default-agent';
import { FieldCheck } from '../field-check/field-check';
import { Clock } from '../ports/clock';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { CreateConversation } from './create-conversation.command';

@CommandHandler(CreateConversation)
export class CreateConversationHandler implements ICommandHandler<CreateConversation> {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly loader: ConversationLoader,
    private readonly agents: DefaultAgent,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError INVALID_ARGUMENT, AGENT_DESCRIPTOR_NOT_FOUND, or ALREADY_EXISTS for a key in use */
  async execute({ businessId, conversation: asked }: CreateConversation): Promise<ConversationView> {
    new FieldCheck().text(asked.name, '#/name', 1, 200).refuseIfWrong();
    const agent = await this.agents.load(businessId, asked.agentDescriptorId);
    const now = this.clock.now().toISOString();
    const conversation: Conversation = {
      businessId,
      conversationId: this.clock.newId(),
      channel: 'conversations',
      name: asked.name,
      key: asked.key ?? null,
      agentDescriptorId: agent.descriptorId,
      siteId: null,
      sessionId: null,
      headStateId: null,
      createdAt: now,
      updatedAt: now,
    };
    await this.conversations.create(conversation);
    return this.loader.view(conversation);
  }
}
