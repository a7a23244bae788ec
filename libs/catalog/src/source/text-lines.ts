/** One line of a file, or why it cannot be read. Lines count from 1. */
export type TextLine =
  { readonly line: number; readonly text: string } | { readonly line: number; readonly reason: string };

const NEWLINE = 0x0a;
const MAX_LINE_BYTES = 1024 * 1024;

/**
 * Splits at line feeds before decoding, so that one line in a wrong encoding refuses that line and no other.
 * A line longer than 1 MiB is read past and refused. An empty line is counted and not handed out: a small gzip file
 * can hold hundreds of millions.
 */
export async function* textLines(bytes: AsyncIterable<Buffer>): AsyncGenerator<TextLine> {
  const pending = new PendingLine();
  for await (const chunk of bytes) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      if (end === start && pending.isEmpty) pending.skip();
      else {
        pending.append(chunk.subarray(start, end));
        yield pending.take();
      }
      start = end + 1;
    }
    pending.append(chunk.subarray(start));
  }
  if (!pending.isEmpty) yield pending.take();
}

class PendingLine {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private parts: Buffer[] = [];
  private size = 0;
  private line = 0;

  get isEmpty(): boolean {
    return this.size === 0;
  }

  append(part: Buffer): void {
    this.size += part.length;
    if (this.size > MAX_LINE_BYTES) this.parts = [];
    else if (part.length > 0) this.parts.push(part);
  }

  skip(): void {
    this.line += 1;
  }

  take(): TextLine {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    this.line += 1;
    if (size > MAX_LINE_BYTES) return { line: this.line, reason: `longer than ${MAX_LINE_BYTES} bytes` };
    try {
      const bytes = parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts);
      return { line: this.line, text: this.decoder.decode(bytes) };
    } catch {
      return { line: this.line, reason: 'not UTF-8' };
    }
  }
}
