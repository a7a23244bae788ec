import { Command } from '@nestjs/cqrs';

/** Deletes everything that was said in a session, for good. Its ids answer SESSION_ERASED from then on. */
export class EraseSession extends Command<void> {
  constructor(
    readonly businessId: string,
    readonly sessionId: string,
    /** Kept in the tombstone: no personal data. */
    readonly reason: string,
  ) {
    super();
  }
}
