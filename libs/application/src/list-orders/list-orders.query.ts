import { Query } from '@nestjs/cqrs';
import type { OrderDraft } from '../ports/sales-records';

/** The order drafts that customers confirmed, latest first. */
export class ListOrders extends Query<readonly OrderDraft[]> {
  constructor(
    readonly businessId: string,
    readonly limit: number,
  ) {
    super();
  }
}
