/** The database cannot be used as it is. The message says what is wrong and what to do about it. */
export class StorageStartError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageStartError';
  }
}
