import { Query } from '@nestjs/cqrs';

export interface StateFault {
  readonly sessionId: string;
  readonly stateId: string;
  readonly problem: string;
}

/** What was found on reading every stored state of a business again. */
export interface VerifyReport {
  readonly businessId: string;
  /** Whether there was no fault at all. */
  readonly ok: boolean;
  readonly sessions: number;
  readonly states: number;
  readonly events: number;
  readonly snapshots: number;
  readonly faultCount: number;
  /** The first 1,000 faults. */
  readonly faults: readonly StateFault[];
}

/** Checks the digest chain, the tree and the snapshots of all that a business has stored. */
export class VerifyStates extends Query<VerifyReport> {
  constructor(readonly businessId: string) {
    super();
  }
}
