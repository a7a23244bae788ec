import { Command } from '@nestjs/cqrs';

/** Ends a key for good. This process refuses it at once, another one within five seconds. */
export class RevokeKey extends Command<void> {
  constructor(
    readonly businessId: string,
    readonly keyId: string,
  ) {
    super();
  }
}
