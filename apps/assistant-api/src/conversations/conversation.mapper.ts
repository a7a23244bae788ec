import type { ConversationView, Page } from '@app/application';
import type { Guidance, Playbook } from '@app/domain';
import type { ConversationStateDto } from './conversation-state.dto';
import type { ConversationDto, ConversationPageDto, PlaybookListDto } from './conversation.dto';

/** @param isControl whether the reader may see what only the agent is told */
export function toConversationDto(
  { conversation, guidance }: ConversationView,
  isControl: boolean,
): ConversationDto {
  const { conversationId, name, key, agentDescriptorId, headStateId, createdAt, updatedAt } = conversation;
  const state = toStateDto(guidance, isControl);
  return { id: conversationId, name, key, agentDescriptorId, state, headStateId, createdAt, updatedAt };
}

export function toConversationPageDto(
  { items, cursor }: Page<ConversationView>,
  isControl: boolean,
): ConversationPageDto {
  return {
    conversations: items.map((view) => toConversationDto(view, isControl)),
    ...(cursor === undefined ? {} : { cursor }),
  };
}

export function toStateDto(guidance: Guidance, isControl: boolean): ConversationStateDto {
  return { ...guidance, systemMessage: isControl ? guidance.systemMessage : null };
}

/** Names only: what a playbook tells the agent is the agent descriptor's, and for administrators. */
export function toPlaybookListDto(playbooks: readonly Playbook[]): PlaybookListDto {
  return {
    playbooks: playbooks.map(({ name, phases }) => ({ name, phases: phases.map((phase) => phase.name) })),
  };
}
