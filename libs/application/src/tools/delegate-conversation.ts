import { Injectable } from '@nestjs/common';
import type { JsonObject, ToolOutcome } from '@app/domain';
import { ToolHandler, type ToolContext } from './tool-handler';

/** Asks a person of the shop to take the conversation. */
@Injectable()
export class DelegateConversation extends ToolHandler {
  readonly tool = 'delegate_conversation';

  run(args: JsonObject, { conversationId }: ToolContext): Promise<ToolOutcome> {
    if (conversationId !== null && args['conversation'] !== conversationId) {
      const detail = 'only the conversation that is going on can be delegated';
      return Promise.resolve({ status: 'failed', reason: 'not_this_conversation', detail });
    }
    return Promise.resolve({
      status: 'completed',
      result: { kind: 'delegation', reason: 'the customer asked for a person' },
    });
  }
}
