import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { textOf } from './body-reader';
import type { Completion } from './completion';
import { CompletionCollector, readChunk, readCompletion } from './completion.converter';
import type { WireUsage } from './completion-schema';
import { ModelConnection } from './model-connection';
import { ModelFault } from './model-fault';
import type { ModelRequest } from './model-request';
import { retryDelayMs } from './retry-policy';
import { serverSentData } from './server-sent-data';
import { StepWatch } from './step-watch';
import type { TurnClock } from './turn-clock';
import { toModelFault } from './upstream-error';

/** Asks the model server, with deadlines, checks and retries of our own: the SDK only makes the request. */
@Injectable()
export class ModelClient {
  private readonly logger = new Logger(ModelClient.name);

  constructor(private readonly connection: ModelConnection) {}

  /**
   * One step: yields the text as it comes and returns the whole answer, after at most two requests.
   * @throws ModelFault; the signal's reason when it aborts
   */
  async *complete(
    request: ModelRequest,
    clock: TurnClock,
    signal: AbortSignal,
  ): AsyncGenerator<string, Completion> {
    const { breaker } = this.connection;
    for (let attempt = 1; ; attempt += 1) {
      signal.throwIfAborted();
      breaker.admit();
      let hasSpoken = false;
      const exchange = this.exchange(request, clock, signal);
      try {
        for (;;) {
          const next = await exchange.next();
          if (next.done === true) {
            breaker.succeed();
            return next.value;
          }
          hasSpoken = true;
          yield next.value;
        }
      } catch (error) {
        if (signal.aborted) throw error;
        const fault = toModelFault(error);
        const delayMs = retryDelayMs(fault, attempt, hasSpoken, clock.remainingMs);
        breaker.fail(
          fault,
          fault.kind === 'rate-limited' && delayMs === undefined ? restOf(fault) : undefined,
        );
        this.report(fault, attempt);
        if (delayMs === undefined) throw fault;
        await sleep(delayMs, undefined, { signal });
      } finally {
        breaker.forget();
        await exchange.return(undefined as never).catch(() => undefined);
      }
    }
  }

  private async *exchange(
    request: ModelRequest,
    clock: TurnClock,
    signal: AbortSignal,
  ): AsyncGenerator<string, Completion> {
    const { deadlines } = this.connection.settings;
    const client = this.connection.load();
    const watch = new StepWatch(signal, clock.remainingMs, deadlines.idleMs);
    try {
      const asked = client.chat.completions
        .create(
          { ...request, stream: true, stream_options: { include_usage: true } },
          { signal: watch.signal, maxRetries: 0 },
        )
        .asResponse();
      const response = await Promise.race([asked, watch.over]);
      watch.touch();
      const type = response.headers.get('content-type') ?? '';
      if (type.includes('json')) return yield* wholeAnswer(response, watch);
      if (!type.includes('event-stream')) throw new ModelFault('not-a-completion');
      return yield* streamedAnswer(response, watch);
    } finally {
      watch.close();
    }
  }

  /** What the server wrote is neither logged nor answered: it may hold prompts and keys. */
  private report(fault: ModelFault, attempt: number): void {
    const { status } = fault.detail;
    const line = `model fault ${fault.kind}${status === undefined ? '' : ` (status ${status})`}, attempt ${attempt}`;
    if (fault.kind === 'key-refused') this.logger.error(`${line}: check OPENAI_API_KEY`);
    else this.logger.warn(line);
  }
}

function restOf({ detail }: ModelFault): number | undefined {
  return detail.retryAfterMs;
}

async function* wholeAnswer(response: Response, watch: StepWatch): AsyncGenerator<string, Completion> {
  let body = '';
  try {
    for await (const piece of textOf(response, watch)) body += piece;
  } catch (error) {
    if (watch.signal.aborted || error instanceof ModelFault) throw error;
    throw new ModelFault('cut-short', { cause: error });
  }
  const completion = readCompletion(body);
  if (completion.text !== '') yield completion.text;
  return completion;
}

async function* streamedAnswer(response: Response, watch: StepWatch): AsyncGenerator<string, Completion> {
  const collector = new CompletionCollector();
  let finishReason: string | null = null;
  let usage: WireUsage | null | undefined;
  let events = 0;
  let done = false;
  for await (const data of serverSentData(textOf(response, watch))) {
    events += 1;
    if (data.trim() === '[DONE]') {
      done = true;
      break;
    }
    const chunk = readChunk(data);
    usage = chunk.usage ?? usage;
    const choice = chunk.choices.find(({ index }) => (index ?? 0) === 0);
    finishReason = choice?.finish_reason ?? finishReason;
    const text = collector.addContent(choice?.delta ?? {});
    if (text !== '') yield text;
  }
  if (events === 0) throw new ModelFault('empty-body');
  if (!done && finishReason === null) throw new ModelFault('broken-stream');
  return collector.finish(finishReason, usage);
}
