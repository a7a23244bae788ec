import { Query } from '@nestjs/cqrs';
import type { CheckName } from '../checks/check';

/** One answer that was checked on the way. */
export interface Probe {
  readonly stateId: string;
  readonly depth: number;
  /** Of the agent that answered. */
  readonly version: number;
  readonly passed: boolean;
  readonly fault: string | null;
}

export interface Bisection {
  readonly check: CheckName;
  /** Null: the check fails nowhere. */
  readonly firstFailing: Probe | null;
  /** In the order they were made. */
  readonly probes: readonly Probe[];
}

/** The first turn of a session, in the order it was made, whose recorded answer fails a check. */
export class BisectSession extends Query<Bisection> {
  constructor(
    readonly businessId: string,
    readonly sessionId: string,
    readonly check: CheckName,
  ) {
    super();
  }
}

/**
 * The first version of an agent whose answer to a recorded turn fails a check. It takes for granted that every version
 * after a failing one fails too, and so asks only a few of them.
 */
export class BisectVersions extends Query<Bisection> {
  constructor(
    readonly businessId: string,
    readonly stateId: string,
    readonly descriptorId: string,
    readonly check: CheckName,
  ) {
    super();
  }
}
