import type { Memory } from '../memory/memory';
import { fold } from '../text/search-term';
import { keepWithin } from './keep-within';
import { SUMMARY_LIMITS, type HistorySummary, type SummaryPoint } from './summary';
import { line, tellingPoints } from './telling-points';

/** The summary with everything before message `upTo` (counted from the session's first) folded in. Pure. */
export function foldSummary(memory: Memory, upTo: number): HistorySummary {
  const points = [...(memory.summary?.points ?? []), ...freshPoints(memory, upTo)];
  const within = keepWithin(latestOfEach(points), ({ text }) => text.length, SUMMARY_LIMITS.length);
  return { upTo, points: keepWithin(within, () => 1, SUMMARY_LIMITS.points) };
}

/** Where the transcript that memory holds begins, counted from the session's first message. */
export function transcriptStart({ messageCount, transcript }: Memory): number {
  return messageCount - transcript.length;
}

/** How many messages of the transcript that memory holds are in the summary. */
export function summarisedEntries(memory: Memory): number {
  return Math.max(0, (memory.summary?.upTo ?? 0) - transcriptStart(memory));
}

function freshPoints(memory: Memory, upTo: number): readonly SummaryPoint[] {
  const { transcript, happened } = memory;
  const start = transcriptStart(memory);
  const said = transcript
    .map((entry, at) => ({ at: start + at + 1, points: tellingPoints(entry, transcript[at - 1]) }))
    .slice(summarisedEntries(memory));
  const done = happened.map(({ at, text }) => ({
    at,
    points: [{ by: 'happened', text: line(text, SUMMARY_LIMITS.pointLength) } as const],
  }));
  return [...said, ...done]
    .filter(({ at }) => at <= upTo)
    .sort((left, right) => left.at - right.at)
    .flatMap(({ points }) => points);
}

/** What was told twice counts as told the second time. */
function latestOfEach(points: readonly SummaryPoint[]): readonly SummaryPoint[] {
  const keyOf = ({ by, text }: SummaryPoint) => `${by} ${fold(text)}`;
  const last = new Map(points.map((point, at) => [keyOf(point), at]));
  return points.filter((point, at) => last.get(keyOf(point)) === at);
}
