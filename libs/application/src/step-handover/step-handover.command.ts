import { Command } from '@nestjs/cqrs';
import type { HandoverEntry } from '../ports/handover-log';

/** A person takes a session over, or gives it back to the assistant. */
export class StepHandover extends Command<HandoverEntry> {
  constructor(
    readonly businessId: string,
    readonly sessionId: string,
    readonly step: 'accept' | 'return',
    /** Who; null: not told. */
    readonly by: string | null,
  ) {
    super();
  }
}
