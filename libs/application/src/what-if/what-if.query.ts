import { Query } from '@nestjs/cqrs';
import type { Payer } from '../turn-budget/payer';
import type { WhatIf } from './what-if';

/** Who is to answer instead. */
export interface OtherAgent {
  readonly agentDescriptorId: string;
  /** The newest when absent. */
  readonly version?: number;
  /** In place of the model that the version names; 1 to 200 characters. */
  readonly model?: string;
}

/** What another agent, or another version, would have answered. It costs its payer what a turn does; stores nothing. */
export class AskWhatIf extends Query<WhatIf> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
    readonly other: OtherAgent,
    readonly payer: Payer,
  ) {
    super();
  }
}
