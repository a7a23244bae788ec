import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { DomainError } from '@app/domain';
import { StateReader } from '../ports/state-reader';
import { GetChildren } from './get-children.query';

@QueryHandler(GetChildren)
export class GetChildrenHandler implements IQueryHandler<GetChildren> {
  constructor(private readonly states: StateReader) {}

  /** @throws DomainError STATE_NOT_FOUND or SESSION_ERASED */
  async execute({ businessId, stateId }: GetChildren): Promise<readonly string[]> {
    const state = await this.states.getState(businessId, stateId);
    if (state === undefined) throw new DomainError('STATE_NOT_FOUND', `there is no state ${stateId}`);
    return this.states.listChildren(businessId, stateId);
  }
}
