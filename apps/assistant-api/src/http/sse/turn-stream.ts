import { randomBytes } from 'node:crypto';
import type { ReplyNews, TurnResult } from '@app/application';
import { digestWith, formatEventId, NOTHING_TOLD, wasTold, type EventId } from './event-id';
import { frameOf, type StreamDialect, type StreamEvent } from './stream-event';

/** Bytes of deltas that a stream tells: of a longer text its messages come whole. */
const MOST_DELTA_BYTES = 256 * 1024;

interface LoggedFrame {
  readonly number: number;
  readonly text: string;
}

/** One turn told as events, to whoever reads along: each reader gets the same bytes, from the beginning or after an id. */
export class TurnStream {
  readonly name = randomBytes(4).toString('hex');
  private readonly log: LoggedFrame[] = [];
  private readonly readers = new Set<(frame: string) => void>();
  private number = 0;
  private told: StreamEvent[] = [];
  private digest = NOTHING_TOLD;
  private deltaBytes = 0;

  /** @param reached what the first reader was told by another stream of the same turn */
  constructor(
    private readonly dialect: StreamDialect,
    private reached?: EventId,
  ) {}

  /** Of all that is kept for readers who come back. */
  get bytes(): number {
    return this.log.reduce((sum, { text }) => sum + text.length, 1);
  }

  hear(news: ReplyNews): void {
    if (this.reached !== undefined || news.kind === 'void') this.reset();
    if (news.kind === 'words') this.tellDelta(news.text);
    if (news.kind === 'fact') this.dialect.ofFact(news.fact).forEach((event) => this.tellEvent(event));
  }

  /** The turn is committed: what was not told yet of its answer, and the answer itself. */
  finish({ answer }: TurnResult): void {
    const events = this.dialect.ofAnswer(answer.body);
    const reached = this.reached ?? { complete: this.told.length, digest: this.digest };
    if (!wasTold(events, reached)) this.reset();
    else if (this.reached !== undefined) this.takeAsTold(events.slice(0, this.reached.complete));
    events.slice(this.told.length).forEach((event) => this.tellEvent(event));
    this.tell({ name: 'done', data: answer.body });
  }

  /**
   * Tells what came after `last`, or everything when that is of another stream, and then what comes.
   * @returns ends the reading
   */
  read(tell: (frame: string) => void, last?: EventId): () => void {
    const isOurs = last?.stream === this.name;
    if (last !== undefined && !isOurs && this.log.length > 0) tell(frameOf({ name: 'reset', data: '{}' }));
    const after = isOurs ? last.number : 0;
    for (const { number, text } of this.log) if (number > after) tell(text);
    this.readers.add(tell);
    return () => this.readers.delete(tell);
  }

  /** Passes on what another stream of the same turn told. */
  relay(text: string): void {
    this.number += 1;
    this.log.push({ number: this.number, text });
    for (const tell of this.readers) tell(text);
  }

  private reset(): void {
    this.takeAsTold([]);
    this.tell({ name: 'reset', data: '{}' });
  }

  private takeAsTold(events: readonly StreamEvent[]): void {
    this.reached = undefined;
    this.told = [...events];
    this.digest = events.reduce(digestWith, NOTHING_TOLD);
  }

  private tellDelta(text: string): void {
    if (this.deltaBytes > MOST_DELTA_BYTES) return;
    const data = JSON.stringify({ text });
    this.deltaBytes += data.length;
    this.tell({ name: 'delta', data });
  }

  private tellEvent(event: StreamEvent): void {
    this.told.push(event);
    this.digest = digestWith(this.digest, event);
    this.tell(event);
  }

  private tell(event: StreamEvent): void {
    const { name: stream, digest } = this;
    const number = this.number + 1;
    this.relay(frameOf(event, formatEventId({ stream, number, complete: this.told.length, digest })));
  }
}
