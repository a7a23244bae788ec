import { Query } from '@nestjs/cqrs';
import type { Replay } from './replay';

/** Tells a stored turn again from what was recorded of it, and compares the bytes. Nothing is stored or asked outside. */
export class ReplayTurn extends Query<Replay> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
  ) {
    super();
  }
}
