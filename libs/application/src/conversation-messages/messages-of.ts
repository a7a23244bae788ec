import { contentAsText, type DomainEvent, type State } from '@app/domain';
import { type ConversationMessage } from './conversation-message';

interface Said {
  readonly role: ConversationMessage['role'];
  readonly text: string;
}

/**
 * The messages of one state, oldest first: what was posted, if anything was, and the reply, if there is one. Pure, and
 * the same for ever, as the state is.
 */
export function messagesOf(state: State): readonly ConversationMessage[] {
  const posted = postedMessage(state);
  const reply = replyMessage(state);
  return [posted, reply].filter((message) => message !== undefined);
}

function postedMessage(state: State): ConversationMessage | undefined {
  const said = state.events.flatMap(saidBy);
  const guidance = state.events.find(({ type }) => type === 'GuidanceSet');
  const isAsked = state.events.some(({ type }) => type === 'ReplyRequested');
  if (said.length === 0 && guidance === undefined && !isAsked) return undefined;
  const role = said.find(({ role }) => role !== 'control')?.role ?? 'control';
  const parts = said.filter((part) => part.role === role).map(({ text }) => text);
  return {
    ...messageAt(state, 0, parts),
    role,
    products: [],
    action: isAsked || state.events.some(({ type }) => type === 'MessageReplied') ? 'generate-reply' : null,
    stateAfter: guidance?.type === 'GuidanceSet' ? guidance.data : null,
  };
}

function replyMessage(state: State): ConversationMessage | undefined {
  const parts = state.events.flatMap((event) => (event.type === 'MessageReplied' ? [event.data.text] : []));
  const products = state.events.flatMap((event) =>
    event.type === 'ProductsRecommended' ? event.data.products : [],
  );
  if (parts.length === 0 && products.length === 0) return undefined;
  return { ...messageAt(state, 1, parts), role: 'agent', products, action: null, stateAfter: null };
}

function messageAt({ stateId, createdAt }: State, index: 0 | 1, parts: readonly string[]) {
  const content = parts.length === 0 ? null : parts.join('\n\n');
  return { messageId: `${stateId}-${index}`, stateId, content, parts, createdAt };
}

function saidBy(event: DomainEvent): readonly Said[] {
  if (event.type === 'MessageReceived') {
    const role = event.data.role === 'user' ? 'user' : 'agent';
    return [{ role, text: contentAsText(event.data.content) }];
  }
  if (event.type === 'OptionChosen') return [{ role: 'user', text: event.data.title }];
  if (event.type === 'TeamMemberWrote') return [{ role: 'agent', text: event.data.text }];
  if (event.type === 'NoteAdded') return [{ role: 'control', text: event.data.text }];
  return [];
}
