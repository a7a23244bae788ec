import type { TranscriptEntry } from '@app/domain';
import { asData, withoutMarks } from './data-mark';
import { estimateTokens } from './token-estimate';

export interface HistoryMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/**
 * The transcript as messages, the latest within `tokens` (the last one always), oldest first. Only what this service
 * said itself is the assistant's: what a client claims was said is somebody's text. Neighbours of one role are joined,
 * since some servers want the roles to take turns, and it begins with somebody else than the assistant.
 */
export function historyMessages(
  transcript: readonly TranscriptEntry[],
  tokens: number,
): readonly HistoryMessage[] {
  const spoken = transcript.map(asMessage).filter(({ content }) => content !== '');
  let start = spoken.length;
  let left = tokens;
  while (start > 0) {
    left -= estimateTokens(spoken[start - 1]?.content ?? '');
    if (left < 0 && start < spoken.length) break;
    start -= 1;
  }
  const kept = spoken.slice(start);
  const first = kept.findIndex(({ role }) => role === 'user');
  return joined(first === -1 ? [] : kept.slice(first));
}

function asMessage({ speaker, text }: TranscriptEntry): HistoryMessage {
  if (text.trim() === '') return { role: 'user', content: '' };
  switch (speaker) {
    case 'assistant':
      return { role: 'assistant', content: withoutMarks(text) };
    case 'user':
      return { role: 'user', content: asData('customer_message', text) };
    case 'client-assistant':
      return { role: 'user', content: asData('widget_message', text) };
    case 'team':
      return { role: 'user', content: asData('team_message', text) };
    case 'note':
      return { role: 'user', content: asData('shop_note', text) };
  }
}

function joined(messages: readonly HistoryMessage[]): readonly HistoryMessage[] {
  const turns: HistoryMessage[] = [];
  for (const { role, content } of messages) {
    const last = turns.at(-1);
    if (last?.role === role) turns[turns.length - 1] = { role, content: `${last.content}\n\n${content}` };
    else turns.push({ role, content });
  }
  return turns;
}
