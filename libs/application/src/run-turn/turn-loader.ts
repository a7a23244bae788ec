import { Injectable } from '@nestjs/common';
import { DomainError, type AgentDescriptor } from '@app/domain';
import { AgentDirectory } from '../ports/agent-directory';
import { ConversationStore, type Conversation } from '../ports/conversation-store';
import { MemoryLoader, type RememberedState } from './memory-loader';
import { type TurnRequest } from './turn-request';

/** What says where a turn goes on from, and who answers. */
export type GroundRequest = Pick<TurnRequest, 'businessId' | 'origin' | 'agentDescriptorId'>;

/** What a turn stands on. */
export interface TurnGround {
  readonly conversation: Conversation | null;
  /** Null for the first turn of a session. */
  readonly parent: RememberedState | null;
  readonly agent: AgentDescriptor;
}

/** Step 1: everything that is decided upon is fetched here. */
@Injectable()
export class TurnLoader {
  constructor(
    private readonly conversations: ConversationStore,
    private readonly memories: MemoryLoader,
    private readonly agents: AgentDirectory,
  ) {}

  /**
   * @throws DomainError CONVERSATION_NOT_FOUND, STATE_NOT_FOUND, SESSION_ERASED, AGENT_DESCRIPTOR_NOT_FOUND, DATA_LOSS;
   * INVALID_ARGUMENT when neither a state nor an agent is named
   */
  async load(request: GroundRequest): Promise<TurnGround> {
    const conversation = await this.loadConversation(request);
    const parentStateId =
      request.origin.kind === 'state' ? request.origin.stateId : (conversation?.headStateId ?? null);
    const parent =
      parentStateId === null ? null : await this.memories.load(request.businessId, parentStateId);
    const agent = await this.loadAgent(request, parent, conversation);
    return { conversation, parent, agent };
  }

  private async loadConversation({ businessId, origin }: GroundRequest): Promise<Conversation | null> {
    if (origin.kind !== 'conversation') return null;
    const conversation = await this.conversations.get(businessId, origin.conversationId);
    if (conversation !== undefined) return conversation;
    throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${origin.conversationId}`);
  }

  /** A session goes on with the newest version of its agent; which one that was is a fact of each state. */
  private async loadAgent(
    { businessId, agentDescriptorId }: GroundRequest,
    parent: RememberedState | null,
    conversation: Conversation | null,
  ): Promise<AgentDescriptor> {
    const before = parent?.header.agent;
    const descriptorId = agentDescriptorId ?? before?.descriptorId ?? conversation?.agentDescriptorId;
    if (descriptorId === undefined) {
      throw new DomainError(
        'INVALID_ARGUMENT',
        'name an agentDescriptorId to begin, or a stateId to go on from',
        {
          fields: [{ pointer: '#/context', message: 'agentDescriptorId or stateId is required' }],
        },
      );
    }
    const atLeast = before?.descriptorId === descriptorId ? before.version : 0;
    const agent = await this.agents.currentAgent(businessId, descriptorId, atLeast);
    if (agent !== undefined) return agent;
    throw new DomainError('AGENT_DESCRIPTOR_NOT_FOUND', `there is no agent descriptor ${descriptorId}`);
  }
}
