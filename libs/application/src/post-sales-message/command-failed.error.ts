import { DomainError } from '@app/domain';

/** A command that had begun and did not come to its end; what the customer wrote is kept. */
export class CommandFailed extends DomainError {
  constructor(
    readonly commandId: string,
    { code, message, retryAfterMs, cause }: DomainError,
  ) {
    super(code, message, { ...(retryAfterMs === undefined ? {} : { retryAfterMs }), cause });
    this.name = 'CommandFailed';
  }
}
