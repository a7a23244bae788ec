import { Query } from '@nestjs/cqrs';
import type { Transcript } from './transcript';

/** Everything said on the way from a session's root to a state; siblings do not come in. */
export class GetTranscript extends Query<Transcript> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
  ) {
    super();
  }
}
