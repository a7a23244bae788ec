import { DomainError, type DomainErrorCode } from '@app/domain';

/** A command that did not come to its end. */
export class CommandFailed extends DomainError {
  constructor(
    readonly commandId: string,
    code: DomainErrorCode,
    cause: DomainError,
    /** Whether what the customer wrote is in the conversation all the same; undefined: not known. */
    readonly isKept?: boolean,
  ) {
    const { message, retryAfterMs } = cause;
    super(code, message, retryAfterMs === undefined ? { cause } : { cause, retryAfterMs });
    this.name = 'CommandFailed';
  }
}
