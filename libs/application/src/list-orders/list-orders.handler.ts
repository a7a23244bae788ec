import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { SalesRecords, type OrderDraft } from '../ports/sales-records';
import { ListOrders } from './list-orders.query';

@QueryHandler(ListOrders)
export class ListOrdersHandler implements IQueryHandler<ListOrders> {
  constructor(private readonly records: SalesRecords) {}

  execute({ businessId, limit }: ListOrders): Promise<readonly OrderDraft[]> {
    return this.records.listOrders(businessId, limit);
  }
}
