import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError, readEventRecord, type State } from '@app/domain';
import { StateReader } from '../ports/state-reader';
import { GetState } from './get-state.query';

@QueryHandler(GetState)
export class GetStateHandler implements IQueryHandler<GetState> {
  constructor(private readonly states: StateReader) {}

  /** @throws DomainError STATE_NOT_FOUND, SESSION_ERASED or DATA_LOSS */
  async execute({ businessId, stateId }: GetState): Promise<State> {
    const record = await this.states.getState(businessId, stateId);
    if (record === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    return { ...record.header, events: record.events.map(readEventRecord) };
  }
}
