import { Query } from '@nestjs/cqrs';
import type { StateHeader } from '@app/domain';

/** The states of a session, parents before children: its tree. */
export class GetSession extends Query<readonly StateHeader[]> {
  constructor(
    readonly businessId: string,
    readonly sessionId: string,
  ) {
    super();
  }
}
