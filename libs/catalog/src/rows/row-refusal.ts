/** Thrown while one row is read; the message is the reason that the import reports. */
export class RowRefusal extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'RowRefusal';
  }
}
