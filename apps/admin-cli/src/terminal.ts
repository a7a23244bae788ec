import type { Readable, Writable } from 'node:stream';

/** What a command reads and writes: a process, or a test in its place. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** A progress bar is drawn only where somebody looks. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
}
