import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { FieldCheck } from '../field-check/field-check';
import { StateReader } from '../ports/state-reader';
import { TurnStore } from '../ports/turn-store';
import { MemoryLoader } from '../run-turn/memory-loader';
import { EraseSession } from './erase-session.command';

@CommandHandler(EraseSession)
export class EraseSessionHandler implements ICommandHandler<EraseSession> {
  constructor(
    private readonly turns: TurnStore,
    private readonly states: StateReader,
    private readonly memories: MemoryLoader,
  ) {}

  /** @throws DomainError SESSION_NOT_FOUND, or SESSION_ERASED when it already was */
  async execute({ businessId, sessionId, reason }: EraseSession): Promise<void> {
    new FieldCheck().text(reason, '#/reason', 1, 200).refuseIfWrong();
    const erased = await this.turns.eraseSession(businessId, sessionId, reason);
    this.memories.forgetSession(businessId, sessionId);
    if (erased) return;
    await this.states.listSession(businessId, sessionId);
    throw new DomainError('SESSION_NOT_FOUND', `there is no session ${sessionId}`);
  }
}
