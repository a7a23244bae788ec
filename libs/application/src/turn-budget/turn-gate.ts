import { Injectable, Optional } from '@nestjs/common';
import { DomainError } from '@app/domain';
import { type Payer } from './payer';

const RETRY_AFTER_MS = 1_000;

/** How many turns this process takes at once. An app that provides none takes all that come. */
export abstract class TurnCapacity {
  abstract readonly concurrentTurns: number;
}

/** Counts the turns that wait or run here, so that more of them than can be served are told at once. */
@Injectable()
export class TurnGate {
  private readonly byKey = new Map<string, number>();
  private total = 0;

  constructor(@Optional() private readonly capacity?: TurnCapacity) {}

  /**
   * Lets a turn in, until what is given back is called.
   * @throws DomainError OVERLOADED
   */
  enter(payer: Payer | undefined): () => void {
    if (this.total >= (this.capacity?.concurrentTurns ?? Infinity)) {
      throw overloaded('this server has as many turns as it can take');
    }
    const keyId = payer?.keyId ?? '';
    const ofKey = this.byKey.get(keyId) ?? 0;
    if (ofKey >= (payer?.limits.concurrentTurns ?? Infinity)) {
      throw overloaded('this key has as many turns at once as it may have');
    }
    this.total += 1;
    this.byKey.set(keyId, ofKey + 1);
    return () => this.leave(keyId);
  }

  /** Runs a turn inside. @throws DomainError OVERLOADED */
  async run<Result>(payer: Payer | undefined, turn: () => Promise<Result>): Promise<Result> {
    const leave = this.enter(payer);
    try {
      return await turn();
    } finally {
      leave();
    }
  }

  private leave(keyId: string): void {
    this.total -= 1;
    const ofKey = (this.byKey.get(keyId) ?? 1) - 1;
    if (ofKey === 0) this.byKey.delete(keyId);
    else this.byKey.set(keyId, ofKey);
  }
}

function overloaded(message: string): DomainError {
  return new DomainError('OVERLOADED', message, {
    retryAfterMs: RETRY_AFTER_MS,
    policies: ['concurrent-turns'],
  });
}
