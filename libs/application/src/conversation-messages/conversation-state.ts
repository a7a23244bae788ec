import type { Guidance, Memory } from '@app/domain';

/** How a conversation is led at a state, as its memory there has it. */
export function conversationState({ guidance }: Pick<Memory, 'guidance'>): Guidance {
  const { playbook, phase, systemMessage, context } = guidance;
  return { playbook, phase, systemMessage, context };
}
