import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, type StateHeader } from '@app/domain';
import { StateReader } from '../ports/state-reader';
import { GetSession } from './get-session.query';

@QueryHandler(GetSession)
export class GetSessionHandler implements IQueryHandler<GetSession> {
  constructor(private readonly states: StateReader) {}

  /** @throws DomainError SESSION_NOT_FOUND or SESSION_ERASED */
  async execute({ businessId, sessionId }: GetSession): Promise<readonly StateHeader[]> {
    const states = await this.states.listSession(businessId, sessionId);
    if (states === undefined) throw new DomainError('SESSION_NOT_FOUND', `there is no session ${sessionId}`);
    return states;
  }
}
