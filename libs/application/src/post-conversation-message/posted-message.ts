import { event, type GuidanceChange, type InputEvent } from '@app/domain';
import { FieldCheck } from '../field-check/field-check';

/** A message as it is posted to a conversation. */
export interface PostedMessage {
  /** `agent`: made elsewhere and put in as the agent's; `control`: seen by nobody but the agent. */
  readonly role: 'user' | 'agent' | 'control';
  readonly content: string | null;
  /** Whether the agent is to speak next. */
  readonly generateReply: boolean;
  readonly stateAfter: GuidanceChange | null;
}

/**
 * What happens with the message, in order: how the conversation is led from here on, the words, the wish for a reply.
 * @throws DomainError INVALID_ARGUMENT for a message without content that needs one, and for one that does nothing
 */
export function postedEvents({
  role,
  content,
  generateReply,
  stateAfter,
}: PostedMessage): readonly InputEvent[] {
  const changes = stateAfter !== null && Object.keys(stateAfter).length > 0;
  const speaks = role === 'user' || role === 'agent';
  new FieldCheck()
    .require(!speaks || content !== null, '#/content', `is required of a message of the ${role}`)
    .require(
      speaks || content !== null || generateReply || changes,
      '#',
      'a control message needs content, an action or a stateAfter that sets something',
    )
    .refuseIfWrong();
  return [
    ...(changes ? [event('GuidanceSet', stateAfter)] : []),
    ...(content === null ? [] : [wordsOf(role, content)]),
    ...(generateReply ? [event('ReplyRequested', {})] : []),
  ];
}

function wordsOf(role: PostedMessage['role'], text: string): InputEvent {
  if (role === 'control') return event('NoteAdded', { text });
  const speaker = role === 'user' ? 'user' : 'assistant';
  return event('MessageReceived', { role: speaker, content: { kind: 'text', text } });
}
