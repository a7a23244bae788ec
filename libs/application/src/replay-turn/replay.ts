import type { EventRecord } from '@app/domain';
import type { RecordingStatus } from '../recording/recorded-turn';

/** An event that came out otherwise, as it is stored; null where one side has none at that position. */
export interface ReplayDifference {
  readonly position: number;
  readonly recorded: EventRecord | null;
  readonly replayed: EventRecord | null;
}

export interface Replay {
  readonly stateId: string;
  /** Whether what the turn read is all there; `missing` is never identical. */
  readonly recording: RecordingStatus;
  /** Every byte of every event, and the state's digest. */
  readonly identical: boolean;
  readonly digest: {
    readonly recorded: string;
    /** Null when the turn could not be told to its end. */
    readonly replayed: string | null;
  };
  readonly differences: readonly ReplayDifference[];
  /** Why the turn could not be told to its end; null when it was. */
  readonly stoppedBy: string | null;
}

/** Where two lists of events differ, byte for byte. */
export function differingRecords(
  recorded: readonly EventRecord[],
  replayed: readonly EventRecord[],
): readonly ReplayDifference[] {
  const positions = Array.from({ length: Math.max(recorded.length, replayed.length) }, (_, at) => at);
  return positions.flatMap((position) => {
    const pair = { recorded: recorded[position] ?? null, replayed: replayed[position] ?? null };
    return isSame(pair.recorded, pair.replayed) ? [] : [{ position, ...pair }];
  });
}

function isSame(left: EventRecord | null, right: EventRecord | null): boolean {
  return (
    left?.type === right?.type &&
    left?.schemaVersion === right?.schemaVersion &&
    left?.payload === right?.payload
  );
}
