import type { ModelCall } from '@app/domain';

/** The steps of a turn, in the order that `run-turn` takes them. */
export type TurnPhase = 'load' | 'decide-input' | 'reserve' | 'respond' | 'decide-reply' | 'commit';

/** How a model call ended; `ABANDONED` when the turn was given up meanwhile. */
export type ObservedModelCall = Pick<ModelCall, 'step' | 'model' | 'startedAt' | 'latencyMs' | 'usage'> & {
  readonly outcome: ModelCall['outcome'] | 'ABANDONED';
};

/** One turn under observation. */
export interface TurnWatch {
  /** A phase is over; it began where the last one ended. A turn that tries again goes through phases again. */
  lap(phase: TurnPhase): void;
  /** @param outcome `completed`, `silent`, `replayed`, or the code that the turn failed with */
  end(outcome: string): void;
}

/**
 * Sees how turns go: counts and times, never what anybody said. What it does with them is no concern of a turn, so it
 * throws nothing and returns at once.
 */
export abstract class TurnObserver {
  abstract watch(turn: { readonly businessId: string; readonly surface: string }): TurnWatch;
  abstract modelCalled(call: ObservedModelCall): void;
  /** A turn's parent was remembered, or had to be folded from storage. */
  abstract memoryLoaded(from: 'cache' | 'store'): void;
  /** A message waits for those before it in its conversation. @returns to be called when it does no longer */
  abstract queued(): () => void;
}

const UNWATCHED: TurnWatch = { lap: () => undefined, end: () => undefined };

/** For a process that nobody observes. */
export const UNOBSERVED: TurnObserver = {
  watch: () => UNWATCHED,
  modelCalled: () => undefined,
  memoryLoaded: () => undefined,
  queued: () => () => undefined,
};
