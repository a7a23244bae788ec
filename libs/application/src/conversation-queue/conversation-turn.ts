import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Optional } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { TurnObserver, UNOBSERVED } from '../ports/turn-observer';
import { type QueuePlace } from './conversation-queue';
import { RunTurn } from '../run-turn/run-turn';
import { type TurnRequest, type TurnResult } from '../run-turn/turn-request';

/** How long a message waits for those before it, in this process and in others, when somebody waits for its answer. */
export const LONGEST_WAIT_MS = 30_000;
/** And when nobody does: it was promised to get into its conversation. */
export const LONGEST_BACKGROUND_WAIT_MS = 24 * 60 * 60 * 1_000;
const PAUSE = { firstMs: 25, longestMs: 250 } as const;

/** Runs a turn of a conversation when its time has come. */
@Injectable()
export class ConversationTurn {
  constructor(
    private readonly runTurn: RunTurn,
    @Optional() private readonly observer: TurnObserver = UNOBSERVED,
  ) {}

  /**
   * @param onWait hears each time that another process has the conversation
   * @throws DomainError CONVERSATION_BUSY when the wait was too long; else as `RunTurn.run`
   */
  async run(
    place: QueuePlace,
    turn: TurnRequest,
    onWait: () => Promise<void> = () => Promise.resolve(),
    longestWaitMs = LONGEST_WAIT_MS,
  ): Promise<TurnResult> {
    const giveUpAt = performance.now() + longestWaitMs;
    if (place.waits) await this.waitFor(place, longestWaitMs);
    for (let pauseMs: number = PAUSE.firstMs; ; pauseMs = Math.min(pauseMs * 2, PAUSE.longestMs)) {
      try {
        return await this.runTurn.run(turn);
      } catch (error) {
        if (!isBusy(error)) throw error;
      }
      if (performance.now() + pauseMs > giveUpAt) throw waitedTooLong();
      await onWait();
      await sleep(pauseMs);
    }
  }

  private async waitFor(place: QueuePlace, longestWaitMs: number): Promise<void> {
    const isOver = this.observer.queued();
    try {
      if (!(await place.reached(longestWaitMs))) throw waitedTooLong();
    } finally {
      isOver();
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof DomainError && ['CONVERSATION_BUSY', 'HEAD_MOVED'].includes(error.code);
}

function waitedTooLong(): DomainError {
  return new DomainError('CONVERSATION_BUSY', 'the messages before this one took too long', {
    retryAfterMs: 1_000,
  });
}
