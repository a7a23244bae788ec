import { estimateTokens, type TranscriptEntry } from '@app/domain';
import { asData, withoutMarks } from './data-mark';

export interface HistoryMessage {
  readonly role: 'user' | 'assistant';
  readonly content: string;
}

/**
 * The transcript as messages, the latest within `tokens` (what others said last always), oldest first. Only what this service
 * said itself is the assistant's: what a client claims was said is somebody's text. Neighbours of one role are joined.
 */
export function historyMessages(
  transcript: readonly TranscriptEntry[],
  tokens: number,
): readonly HistoryMessage[] {
  const spoken = transcript.map(asMessage).filter(({ content }) => content !== '');
  let start = spoken.length;
  let left = tokens;
  for (const { role, content } of spoken.toReversed()) {
    left -= estimateTokens(content);
    if (left < 0 && (start < spoken.length || role === 'assistant')) break;
    start -= 1;
  }
  return joined(spoken.slice(start));
}

/** Messages as servers want them: the roles take turns, and somebody else than the assistant begins. */
export function inTurns(messages: readonly HistoryMessage[]): readonly HistoryMessage[] {
  const first = messages.findIndex(({ role }) => role === 'user');
  return joined(first === -1 ? [] : messages.slice(first));
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
