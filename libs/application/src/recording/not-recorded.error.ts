/** A turn that is told again asked for something that was not asked for the first time. */
export class NotRecordedError extends Error {
  /** @param what what was asked for, such as `the model's step 2` */
  constructor(what: string) {
    super(what);
    this.name = 'NotRecordedError';
  }
}
