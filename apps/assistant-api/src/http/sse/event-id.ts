import { createHash } from 'node:crypto';
import type { StreamEvent } from './stream-event';

/** `<stream>-<number>-<complete>-<digest>`: which stream, how far, and which complete events were told by then. */
export interface EventId {
  /** Names the stream of one process; another process never has it. */
  readonly stream: string;
  readonly number: number;
  /** How many complete events were told since the stream began or was reset, and a digest of them. */
  readonly complete: number;
  readonly digest: string;
}

const FORM = /^([0-9a-f]{8})-(\d{1,9})-(\d{1,4})-([0-9a-f]{8}|0)$/;
export const NOTHING_TOLD = '0';
/** Of a client that was told something, who knows what. */
const UNKNOWN: EventId = { stream: '', number: 0, complete: 1, digest: '' };

export function formatEventId({ stream, number, complete, digest }: EventId): string {
  return `${stream}-${number}-${complete}-${digest}`;
}

/** What is none of ours names nothing that was told. */
export function parseEventId(text: string): EventId {
  const [, stream, number, complete, digest] = FORM.exec(text) ?? [];
  if (stream === undefined || digest === undefined) return UNKNOWN;
  return { stream, number: Number(number), complete: Number(complete), digest };
}

/** The digest after one more event. */
export function digestWith(digest: string, { name, data }: StreamEvent): string {
  return createHash('sha256').update(`${digest}\n${name}\n${data}`).digest('hex').slice(0, 8);
}

/** Whether the first `complete` of these events are those that the id's owner was told. */
export function wasTold(
  events: readonly StreamEvent[],
  { complete, digest }: Pick<EventId, 'complete' | 'digest'>,
): boolean {
  return complete <= events.length && events.slice(0, complete).reduce(digestWith, NOTHING_TOLD) === digest;
}
