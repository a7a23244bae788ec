import { Command } from '@nestjs/cqrs';
import type { TurnRequest, TurnResult } from '../run-turn/turn-request';

export interface Intervention extends Pick<TurnRequest, 'businessId' | 'idempotency' | 'present'> {
  readonly conversationId: string;
  readonly text: string;
  /** Who writes; null: not told. */
  readonly author: string | null;
}

/** A person of the shop writes to the customer of a sales conversation; the assistant is silent until it is returned. */
export class Intervene extends Command<TurnResult> {
  constructor(readonly intervention: Intervention) {
    super();
  }
}
