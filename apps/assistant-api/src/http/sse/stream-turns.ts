import { Injectable } from '@nestjs/common';
import type { IdempotencyClaim, ReplyObserver, TurnResult } from '@app/application';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../access/request-policy';
import { Drain } from '../lifecycle/drain';
import { ErrorPresenters } from '../problem/error-presenters';
import { HttpProblem } from '../problem/http.problem';
import { toProblem } from '../problem/problem.mapper';
import { EventWriter } from './event-writer';
import { parseEventId, type EventId } from './event-id';
import { OpenStreams } from './open-streams';
import { frameOf, type StreamDialect } from './stream-event';
import { TurnStream } from './turn-stream';
import { wantsEventStream } from './wants-event-stream';

/** A request for a turn, and how its surface speaks. */
export interface StreamedExchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly claim: IdempotencyClaim | null;
  readonly dialect: StreamDialect;
}

type StartTurn = (observe?: ReplyObserver) => Promise<TurnResult>;

/** Answers a turn as a stream of events to clients that ask for one, in the ordinary way to all others. */
@Injectable()
export class StreamTurns {
  constructor(
    private readonly streams: OpenStreams,
    private readonly presenters: ErrorPresenters,
    private readonly drain: Drain,
  ) {}

  /** @param start runs the turn, which goes on whether or not somebody reads */
  async answer(exchange: StreamedExchange, start: StartTurn): Promise<TurnResult> {
    const { request, claim, dialect } = exchange;
    if (!wantsEventStream(request.headers.accept)) return start();
    const last = lastEventId(request, claim);
    const { businessId } = callerOf(request);
    const head = { isReplay: true };
    const running = this.streams.find(businessId, claim);
    if (running !== undefined) return this.follow(exchange, head, running, last);

    head.isReplay = false;
    const stream = new TurnStream(dialect, last);
    const ended = start((news) => stream.hear(news)).then((result) => {
      head.isReplay = result.replayed;
      const told = result.replayed ? this.streams.findFinished(businessId, claim, last) : undefined;
      if (told === undefined) stream.finish(result);
      else told.read((frame) => stream.relay(frame), last)();
      return result;
    });
    this.streams.add(businessId, claim, stream, ended);
    return this.follow(exchange, head, { stream, ended });
  }

  /** Reads along until the turn ends, also when the client has left: what runs is counted. */
  private async follow(
    { request, reply, dialect }: StreamedExchange,
    head: { readonly isReplay: boolean },
    { stream, ended }: { readonly stream: TurnStream; readonly ended: Promise<TurnResult> },
    last?: EventId,
  ): Promise<TurnResult> {
    const writer = new EventWriter(reply, dialect.status, () => ({
      ...(head.isReplay ? { 'idempotency-replayed': 'true' } : {}),
      ...(this.drain.draining ? { connection: 'close' } : {}),
    }));
    const leave = stream.read((frame) => writer.write(frame), last);
    try {
      return await ended;
    } catch (error) {
      if (writer.isOpen) writer.write(this.errorFrame(request, error));
      throw error;
    } finally {
      leave();
      writer.end();
    }
  }

  private errorFrame({ url, id }: FastifyRequest, error: unknown): string {
    const problem = this.presenters.adapt(url, toProblem(error));
    return frameOf({ name: 'error', data: this.presenters.present(url, problem, id).body });
  }
}

/** @throws HttpProblem INVALID_ARGUMENT for a stream that nothing names */
function lastEventId({ headers }: FastifyRequest, claim: IdempotencyClaim | null): EventId | undefined {
  const last = headers['last-event-id'];
  if (typeof last !== 'string' || last === '') return undefined;
  if (claim !== null) return parseEventId(last);
  throw new HttpProblem(
    'INVALID_ARGUMENT',
    'Last-Event-ID goes on with the stream of an Idempotency-Key: send the key that the turn was asked for with.',
  );
}
