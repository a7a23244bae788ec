import { Query } from '@nestjs/cqrs';
import type { HandoverStatus } from '@app/domain';
import type { HandoverEntry } from '../ports/handover-log';

/** Who has which session, as its last hand-off says, latest first. */
export class ListHandovers extends Query<readonly HandoverEntry[]> {
  constructor(
    readonly businessId: string,
    /** Only sessions in one of these; empty: all that were ever handed off. */
    readonly statuses: readonly HandoverStatus[],
    readonly limit: number,
  ) {
    super();
  }
}
