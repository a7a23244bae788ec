import { Query } from '@nestjs/cqrs';
import type { SalesCommand } from './sales-command';

/** A command of the sales message surface, whatever has become of it. */
export class GetSalesCommand extends Query<SalesCommand> {
  constructor(
    readonly businessId: string,
    readonly commandId: string,
  ) {
    super();
  }
}
