import { DomainError, type DomainErrorCode } from '@app/domain';

/** A command that did not come to its end; what the customer wrote is kept if it had begun. */
export class CommandFailed extends DomainError {
  constructor(
    readonly commandId: string,
    code: DomainErrorCode,
    cause: DomainError,
  ) {
    const { message, retryAfterMs } = cause;
    super(code, message, retryAfterMs === undefined ? { cause } : { cause, retryAfterMs });
    this.name = 'CommandFailed';
  }
}
