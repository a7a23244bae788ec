import { salesMessagesOf, type Answer } from '@app/application';
import type { State } from '@app/domain';
import type { InterventionResponseDto } from './intervention.dto';

/** What a team member's message is answered with; kept for retries. */
export function toInterventionAnswer(conversationId: string, state: State): Answer {
  const [message] = salesMessagesOf(state);
  const body: InterventionResponseDto = {
    success: true,
    data: {
      conversation_id: conversationId,
      message: {
        content: message?.content ?? '',
        message_id: message?.messageId ?? `${state.stateId}-0`,
      },
    },
  };
  return { status: 200, body: JSON.stringify(body) };
}
