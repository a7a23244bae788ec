import { Query } from '@nestjs/cqrs';

/** The ids of the states that go on from a state, oldest first. */
export class GetChildren extends Query<readonly string[]> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
  ) {
    super();
  }
}
