import { Query } from '@nestjs/cqrs';
import type { WhatIf } from './what-if';

/** What another agent, or another version, would have answered. Costs model tokens where it asks a model; stores nothing. */
export class AskWhatIf extends Query<WhatIf> {
  /** @param version the newest when absent */
  constructor(
    readonly businessId: string,
    readonly stateId: string,
    readonly agentDescriptorId: string,
    readonly version?: number,
  ) {
    super();
  }
}
