import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { SalesRecords, type Meeting } from '../ports/sales-records';
import { ListMeetings } from './list-meetings.query';

@QueryHandler(ListMeetings)
export class ListMeetingsHandler implements IQueryHandler<ListMeetings> {
  constructor(private readonly records: SalesRecords) {}

  execute({ businessId, limit }: ListMeetings): Promise<readonly Meeting[]> {
    return this.records.listMeetings(businessId, limit);
  }
}
