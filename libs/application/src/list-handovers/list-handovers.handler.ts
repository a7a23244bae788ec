import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { HandoverLog, type HandoverEntry } from '../ports/handover-log';
import { ListHandovers } from './list-handovers.query';

@QueryHandler(ListHandovers)
export class ListHandoversHandler implements IQueryHandler<ListHandovers> {
  constructor(private readonly handovers: HandoverLog) {}

  execute({ businessId, statuses, limit }: ListHandovers): Promise<readonly HandoverEntry[]> {
    return this.handovers.list(businessId, statuses, limit);
  }
}
