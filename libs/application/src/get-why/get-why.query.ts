import { Query } from '@nestjs/cqrs';
import type { Why } from './why';

/** What led to the answer of one state, for the people of the shop. */
export class GetWhy extends Query<Why> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
  ) {
    super();
  }
}
