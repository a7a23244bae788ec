import type { AgentDefinition, Memory } from '@app/domain';
import type { ModelMessage } from '../wire/model-request';
import { conversationData } from './conversation-data';
import { historyMessages } from './history';
import { systemPrompt } from './system-prompt';

export const HISTORY_TOKENS = 4_000;

const SPEAK = 'It is your turn to speak, although the customer wrote nothing new.';

/** Everything that a model is asked with at the beginning of a turn. Pure: the same memory makes the same messages. */
export function instructions(
  definition: AgentDefinition,
  memory: Memory,
  today: string,
  historyTokens = definition.model?.historyTokens ?? HISTORY_TOKENS,
): readonly ModelMessage[] {
  const history = historyMessages(memory.transcript, historyTokens);
  const last = history.at(-1);
  const isAnswer = last?.role === 'user';
  const news = [conversationData(memory), isAnswer ? last.content : SPEAK].filter((text) => text !== '');
  return [
    { role: 'system', content: systemPrompt(definition, memory.guidance, today) },
    ...(isAnswer ? history.slice(0, -1) : history),
    { role: 'user', content: news.join('\n\n') },
  ];
}
