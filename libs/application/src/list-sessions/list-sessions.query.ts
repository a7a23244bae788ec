import { Query } from '@nestjs/cqrs';
import type { Page, SessionSummary } from '../ports/state-reader';

/** A business's sessions, newest first. */
export class ListSessions extends Query<Page<SessionSummary>> {
  constructor(
    readonly businessId: string,
    /** 1 to 200. */
    readonly limit: number,
    readonly cursor?: string,
  ) {
    super();
  }
}
