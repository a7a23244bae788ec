import { Query } from '@nestjs/cqrs';
import type { Meeting } from '../ports/sales-records';

/** The meetings that were proposed, latest first. */
export class ListMeetings extends Query<readonly Meeting[]> {
  constructor(
    readonly businessId: string,
    readonly limit: number,
  ) {
    super();
  }
}
