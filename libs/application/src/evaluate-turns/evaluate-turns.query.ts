import { Query } from '@nestjs/cqrs';
import type { Evaluation, EvaluationProgress } from './evaluation';

export interface EvaluationScope {
  /** Whose recorded turns are looked at. */
  readonly descriptorId: string;
  /** Only those of this version; null: of any. */
  readonly version: number | null;
  /** Who answers them again. */
  readonly against: { readonly descriptorId: string; readonly version: number };
  readonly sessions: readonly string[] | 'all';
  /** Most turns, in the order they are stored. */
  readonly limit: number;
}

/** Puts recorded turns before another agent or version, and compares and checks the answers. Stores nothing. */
export class EvaluateTurns extends Query<Evaluation> {
  constructor(
    readonly businessId: string,
    readonly scope: EvaluationScope,
    /** Told after each turn. */
    readonly onProgress: (soFar: EvaluationProgress) => void = () => undefined,
  ) {
    super();
  }
}
