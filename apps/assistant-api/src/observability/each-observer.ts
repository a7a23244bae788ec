import { TurnObserver, type ObservedModelCall, type TurnWatch } from '@app/application';

/** Tells several observers. */
export class EachObserver extends TurnObserver {
  constructor(private readonly observers: readonly TurnObserver[]) {
    super();
  }

  watch(turn: { readonly businessId: string; readonly surface: string }): TurnWatch {
    const watches = this.observers.map((observer) => observer.watch(turn));
    return {
      lap: (phase) => watches.forEach((watch) => watch.lap(phase)),
      end: (outcome) => watches.forEach((watch) => watch.end(outcome)),
    };
  }

  modelCalled(call: ObservedModelCall): void {
    for (const observer of this.observers) observer.modelCalled(call);
  }

  memoryLoaded(from: 'cache' | 'store'): void {
    for (const observer of this.observers) observer.memoryLoaded(from);
  }

  queued(): () => void {
    const over = this.observers.map((observer) => observer.queued());
    return () => over.forEach((isOver) => isOver());
  }
}
