import type { State } from '@app/domain';
import { type ConversationMessage } from './conversation-message';
import { messagesOf } from './messages-of';
import { type SalesMessage } from './sales-message';

/** What customer, assistant and team said in one state, oldest first; hidden notes are left out. */
export function salesMessagesOf(state: State): readonly SalesMessage[] {
  const products = state.events.flatMap((event) =>
    event.type === 'ProductsRecommended' ? event.data.products : [],
  );
  const isTeam = state.events.some(({ type }) => type === 'TeamMemberWrote');
  const replyId = `${state.stateId}-1`;
  const said = messagesOf(state).flatMap((message) => {
    const { messageId, stateId, content, parts, createdAt } = message;
    if (content === null || message.role === 'control') return [];
    const shown = messageId === replyId ? products : [];
    return [
      { messageId, stateId, role: roleOf(message, isTeam), content, parts, products: shown, createdAt },
    ];
  });
  if (products.length === 0 || said.some(({ messageId }) => messageId === replyId)) return said;
  const { stateId, createdAt } = state;
  return [
    ...said,
    { messageId: replyId, stateId, role: 'assistant', content: '', parts: [], products, createdAt },
  ];
}

function roleOf({ role }: ConversationMessage, isTeam: boolean): SalesMessage['role'] {
  if (role === 'user') return 'user';
  return isTeam ? 'team_member' : 'assistant';
}
