import { Injectable } from '@nestjs/common';
import type { IdempotencyClaim, TurnResult } from '@app/application';
import { LRUCache } from 'lru-cache';
import type { EventId } from './event-id';
import type { TurnStream } from './turn-stream';

const KEPT = { max: 500, maxSize: 16 * 1024 * 1024, ttl: 30_000 } as const;

interface NamedStream {
  readonly fingerprint: string;
  readonly stream: TurnStream;
  readonly ended: Promise<TurnResult>;
}

/** The streams of this process that can be gone on with: of turns that run, and for a short time of those that ended. */
@Injectable()
export class OpenStreams {
  private readonly running = new Map<string, NamedStream>();
  private readonly finished = new LRUCache<string, TurnStream>({
    ...KEPT,
    sizeCalculation: ({ bytes }) => bytes,
  });

  /** The stream of the turn that this very request began. */
  find(businessId: string, claim: IdempotencyClaim | null): Omit<NamedStream, 'fingerprint'> | undefined {
    if (claim === null) return undefined;
    const known = this.running.get(nameOf(businessId, claim));
    return known?.fingerprint === claim.fingerprint ? known : undefined;
  }

  /** The stream that an id is of, whose turn this very request had. */
  findFinished(businessId: string, claim: IdempotencyClaim | null, id?: EventId): TurnStream | undefined {
    const stream = claim === null ? undefined : this.finished.get(nameOf(businessId, claim));
    return stream?.name === id?.stream ? stream : undefined;
  }

  /** Until `ended` settles; kept after that when it resolves. */
  add(
    businessId: string,
    claim: IdempotencyClaim | null,
    stream: TurnStream,
    ended: Promise<TurnResult>,
  ): void {
    if (claim === null) return;
    const name = nameOf(businessId, claim);
    if (this.running.has(name)) return;
    this.running.set(name, { fingerprint: claim.fingerprint, stream, ended });
    const forget = () => this.running.delete(name);
    ended.then(() => forget() && this.finished.set(name, stream), forget);
  }
}

function nameOf(businessId: string, { route, key }: IdempotencyClaim): string {
  return JSON.stringify([businessId, route, key]);
}
