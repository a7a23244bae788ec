import type { AgentRequest } from '@app/application';
import type { Json } from '@app/domain';

/** What the shop itself says to customers in a conversation: its greeting, its context, what its people wrote. */
export function publicTexts({ agent, memory }: Pick<AgentRequest, 'agent' | 'memory'>): readonly string[] {
  const written = memory.transcript.filter(({ speaker }) => speaker === 'team').map(({ text }) => text);
  return [agent.definition.greeting ?? '', ...memory.guidance.context.flatMap(textsIn), ...written];
}

function textsIn(item: Json): readonly string[] {
  if (typeof item === 'string') return [item];
  return item === null || typeof item !== 'object' ? [] : Object.values(item).flatMap(textsIn);
}
