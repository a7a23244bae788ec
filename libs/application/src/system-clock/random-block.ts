import { randomFillSync } from 'node:crypto';

/** Random bytes of the system, fetched so many at once that the fetching costs next to nothing. Each is given out once. */
export class RandomBlock {
  private readonly bytes: Buffer;
  private at: number;

  constructor(size = 4_096) {
    this.bytes = Buffer.alloc(size);
    this.at = size;
  }

  nextUint32(): number {
    return this.bytes.readUInt32LE(this.take(4));
  }

  /** So many bytes, at most a block's size, as text. */
  text(bytes: number, encoding: 'base64url' | 'hex'): string {
    const from = this.take(bytes);
    return this.bytes.toString(encoding, from, from + bytes);
  }

  /** @returns where the bytes begin */
  private take(bytes: number): number {
    if (this.at + bytes > this.bytes.length) {
      randomFillSync(this.bytes);
      this.at = 0;
    }
    const from = this.at;
    this.at += bytes;
    return from;
  }
}
