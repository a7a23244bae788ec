import type { ModelCall } from '@app/domain';
import type { ModelRecording } from '../ports/agent';
import { NotRecordedError } from './not-recorded.error';

/** A turn's model calls, each to be given once. `isAlone`: the model must not be asked for anything else. */
export class RecordedModel implements ModelRecording {
  private readonly left: ModelCall[];

  constructor(
    calls: readonly ModelCall[],
    private readonly isAlone: boolean,
  ) {
    this.left = [...calls];
    this.model = isAlone ? (calls[0]?.model ?? null) : null;
  }

  readonly model: string | null;
  /** What the calls that were given had taken, in milliseconds. */
  takenMs = 0;

  take(step: number, requestDigest: string): ModelCall | undefined {
    const at = this.left.findIndex((call) => call.step === step && call.requestDigest === requestDigest);
    const [call] = at < 0 ? [] : this.left.splice(at, 1);
    this.takenMs += call?.latencyMs ?? 0;
    if (call !== undefined) return call;
    if (this.isAlone) throw new NotRecordedError(`the model's step ${step} with another request`);
    return undefined;
  }

  wasAskedAgain(step: number): boolean {
    return this.left.some((call) => call.step === step);
  }
}
