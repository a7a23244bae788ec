import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, readEventRecord, type State } from '@app/domain';
import { SALES_MESSAGE } from '../post-sales-message/command.turn';
import { ConversationStore } from '../ports/conversation-store';
import { StateReader } from '../ports/state-reader';
import { TurnStore } from '../ports/turn-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { GetSalesCommand } from './get-sales-command.query';
import { type SalesCommand } from './sales-command';
import { salesCommand } from './sales-command.view';

@QueryHandler(GetSalesCommand)
export class GetSalesCommandHandler implements IQueryHandler<GetSalesCommand> {
  constructor(
    private readonly turns: TurnStore,
    private readonly conversations: ConversationStore,
    private readonly states: StateReader,
    private readonly memories: MemoryLoader,
  ) {}

  /** @throws DomainError TURN_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, commandId }: GetSalesCommand): Promise<SalesCommand> {
    const turn = await this.turns.getTurn(businessId, commandId);
    const conversation =
      turn?.surface === SALES_MESSAGE && turn.conversationId !== null
        ? await this.conversations.get(businessId, turn.conversationId)
        : undefined;
    if (turn === undefined || conversation === undefined) {
      throw new DomainError('TURN_NOT_FOUND', `there is no command ${commandId}`);
    }
    const state = await this.getState(businessId, turn.stateId);
    const parentStateId = state === undefined ? conversation.headStateId : state.parentStateId;
    const before =
      parentStateId === null ? null : (await this.memories.load(businessId, parentStateId)).memory;
    return salesCommand({ turn, conversation, state, before });
  }

  private async getState(businessId: string, stateId: string | null): Promise<State | undefined> {
    const record = stateId === null ? undefined : await this.states.getState(businessId, stateId);
    return record && { ...record.header, events: record.events.map(readEventRecord) };
  }
}
