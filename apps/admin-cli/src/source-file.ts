import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { AdminError } from './admin-error';
import type { Terminal } from './terminal';

/** A file that a command reads; `bytes` is its size, or null for standard input. */
export interface SourceFile {
  readonly stream: Readable;
  readonly bytes: number | null;
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EISDIR: 'it is a folder',
};

/** @param given `-` for standard input; relative to where the command was typed, which npm keeps in INIT_CWD */
export async function openFile(given: string, { stdin, env }: Terminal): Promise<SourceFile> {
  if (given === '-') return { stream: stdin, bytes: null };
  const path = resolve(env['INIT_CWD'] ?? '.', given);
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw Object.assign(new Error(path), { code: 'EISDIR' });
    const stream = createReadStream(path);
    await once(stream, 'open');
    return { stream, bytes: found.size };
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new AdminError(`cannot read ${given}: ${REASONS[code] ?? message}`);
  }
}

export function readWhole(stream: Readable): Promise<string> {
  return text(stream);
}
