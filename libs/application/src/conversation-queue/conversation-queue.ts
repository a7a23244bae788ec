import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { TurnLine } from '../ports/turn-store';

/** A place in the row of those who want one conversation; taken at once, given back by `leave`. */
export interface QueuePlace {
  /** Whether somebody was there before. */
  readonly waits: boolean;
  /** Resolves when all who came before have left, or with false when that took longer. */
  reached(withinMs: number): Promise<boolean>;
  leave(): void;
  /** The place as other processes see it, by now. */
  line(): TurnLine;
}

/** Lets those who want the same thing have it one after another, in the order they came to this process. */
@Injectable()
export class ConversationQueue {
  private readonly queueId = randomUUID();
  private readonly tails = new Map<string, Promise<void>>();

  enter(businessId: string, conversationId: string): QueuePlace {
    const key = `${businessId}\n${conversationId}`;
    const cameAt = performance.now();
    const before = this.tails.get(key);
    let leave = (): void => undefined;
    const left = new Promise<void>((resolve) => (leave = resolve));
    const tail = before === undefined ? left : before.then(() => left);
    this.tails.set(key, tail);
    void tail.then(() => {
      if (this.tails.get(key) === tail) this.tails.delete(key);
    });
    return {
      waits: before !== undefined,
      reached: (withinMs) => reached(before, withinMs),
      leave,
      line: () => ({ queueId: this.queueId, waitedMs: Math.round(performance.now() - cameAt) }),
    };
  }
}

async function reached(before: Promise<void> | undefined, withinMs: number): Promise<boolean> {
  if (before === undefined) return true;
  const timer = new AbortController();
  const tooLate = sleep(withinMs, false, { signal: timer.signal, ref: false }).catch(() => false);
  const inTime = await Promise.race([before.then(() => true), tooLate]);
  timer.abort();
  return inTime;
}
