import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { StateReader, type Page, type SessionSummary } from '../ports/state-reader';
import { ListSessions } from './list-sessions.query';

@QueryHandler(ListSessions)
export class ListSessionsHandler implements IQueryHandler<ListSessions> {
  constructor(private readonly states: StateReader) {}

  /** @throws DomainError INVALID_ARGUMENT for a cursor that none of its pages gave */
  execute({ businessId, limit, cursor }: ListSessions): Promise<Page<SessionSummary>> {
    return this.states.listSessions(businessId, limit, cursor);
  }
}
