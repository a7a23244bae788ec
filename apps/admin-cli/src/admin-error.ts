/** Something that whoever typed the command can put right: the message says what is wrong, where, and what to do. */
export class AdminError extends Error {
  constructor(
    message: string,
    /** The command was not used as it is meant. */
    readonly isUsage = false,
  ) {
    super(message);
    this.name = 'AdminError';
  }
}
