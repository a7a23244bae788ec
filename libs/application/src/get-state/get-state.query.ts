import { Query } from '@nestjs/cqrs';
import type { State } from '@app/domain';

/** One state with its events. It answers the same for ever. */
export class GetState extends Query<State> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
  ) {
    super();
  }
}
