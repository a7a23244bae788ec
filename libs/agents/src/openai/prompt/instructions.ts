import {
  historyBudget,
  HISTORY_TOKENS,
  summarisedEntries,
  type AgentDefinition,
  type Memory,
} from '@app/domain';
import type { ModelMessage } from '../wire/model-request';
import { conversationData } from './conversation-data';
import { earlierConversation } from './earlier-conversation';
import { historyMessages, inTurns, type HistoryMessage } from './history';
import { systemPrompt } from './system-prompt';

const SPEAK = 'It is your turn to speak, although the customer wrote nothing new.';

/** Everything that a model is asked with at the beginning of a turn. Pure: the same memory makes the same messages. */
export function instructions(
  definition: AgentDefinition,
  memory: Memory,
  today: string,
  historyTokens = definition.model?.historyTokens ?? HISTORY_TOKENS,
): readonly ModelMessage[] {
  const budget = historyBudget(historyTokens);
  const earlier = earlierConversation(memory.summary, budget.summary);
  const talk = historyMessages(
    memory.transcript.slice(summarisedEntries(memory)),
    earlier === '' ? historyTokens : budget.talk,
  );
  const last = talk.at(-1);
  const isAnswer = last?.role === 'user';
  const news = [conversationData(memory), isAnswer ? last.content : SPEAK].filter((text) => text !== '');
  const messages: readonly HistoryMessage[] = [
    ...(earlier === '' ? [] : [{ role: 'user', content: earlier } as const]),
    ...(isAnswer ? talk.slice(0, -1) : talk),
    { role: 'user', content: news.join('\n\n') },
  ];
  return [
    { role: 'system', content: systemPrompt(definition, memory.guidance, today) },
    ...inTurns(messages),
  ];
}
