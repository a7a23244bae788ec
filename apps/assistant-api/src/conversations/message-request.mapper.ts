import {
  payerOf,
  type Caller,
  type IdempotencyClaim,
  type PostConversationMessage,
  type PostedMessage,
} from '@app/application';
import type { GuidanceChange } from '@app/domain';
import { mayControl } from '../http/access/control-scope';
import type { PostMessageDto, StateAfterDto } from './message-request.dto';
import { toPostedAnswer } from './message.mapper';

/**
 * The turn that a post asks for. The business is the key's.
 * @param onState hears of the state that is about to be committed
 */
export function toMessageTurn(
  caller: Caller,
  conversationId: string,
  body: PostMessageDto,
  idempotency: IdempotencyClaim | null,
  onState: (stateId: string) => void,
): PostConversationMessage['request'] {
  const isControl = mayControl(caller);
  return {
    businessId: caller.businessId,
    conversationId,
    message: toPostedMessage(body),
    idempotency: idempotency === null ? null : claimOf(idempotency, isControl),
    payer: payerOf(caller),
    present: (turn) => {
      onState(turn.stateId);
      return toPostedAnswer(conversationId, turn, isControl);
    },
  };
}

export function toPostedMessage({ role, content, action, stateAfter }: PostMessageDto): PostedMessage {
  return {
    role,
    content: content ?? null,
    generateReply: action === 'generate-reply',
    stateAfter: stateAfter == null ? null : toChange(stateAfter),
  };
}

/** A kept answer shows what its first caller may see, so it is for callers that may see as much. */
function claimOf(claim: IdempotencyClaim, isControl: boolean): IdempotencyClaim {
  return isControl ? { ...claim, route: `${claim.route}+control` } : claim;
}

/** Only what was sent: an absent field stays as it is, and null clears. */
function toChange({ playbook, phase, systemMessage, context }: StateAfterDto): GuidanceChange {
  const fields = Object.entries({ playbook, phase, systemMessage, context });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
