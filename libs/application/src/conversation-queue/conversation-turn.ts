import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Optional } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { TurnObserver, UNOBSERVED } from '../ports/turn-observer';
import { type QueuePlace } from './conversation-queue';
import { RunTurn } from '../run-turn/run-turn';
import { type TurnRequest, type TurnResult } from '../run-turn/turn-request';

/** How long a message waits for those before it, in this process and in others. */
export const LONGEST_WAIT_MS = 30_000;
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
  ): Promise<TurnResult> {
    const giveUpAt = performance.now() + LONGEST_WAIT_MS;
    if (place.waits) await this.waitFor(place);
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

  private async waitFor(place: QueuePlace): Promise<void> {
    const isOver = this.observer.queued();
    try {
      if (!(await place.reached(LONGEST_WAIT_MS))) throw waitedTooLong();
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
