import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to files and told others, in the order in which it did. */
export type SystemCall =
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly length: number }
  | { readonly kind: 'sync'; readonly path: string }
  | { readonly kind: 'sent'; readonly text: string };

/** How strace is called, so that `readSystemCalls` can read what it writes to `log`. */
export function straceCommand(log: string): readonly string[] {
  const calls = 'trace=pwrite64,write,writev,ftruncate,fsync,fdatasync';
  return ['strace', '-D', '-f', '-y', '-s', '70000', '-xx', '-e', calls, '-o', log];
}

const CALL = /^\d+ +(\w+)\(\d+<([^>]*)>(?:, )?(.*)$/;
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>/;
const HEX = /\\x([0-9a-f]{2})/g;

/** A write counts from when it begins, a sync from when it has come back, and what is told from when it begins to be. */
export async function* readSystemCalls(log: string): AsyncIterable<SystemCall> {
  const unfinished = new Map<string, SystemCall>();
  for await (const line of createInterface({ input: createReadStream(log), crlfDelay: Infinity })) {
    const resumed = RESUMED.exec(line);
    if (resumed !== null) {
      const [, pid = ''] = resumed;
      const call = unfinished.get(pid);
      unfinished.delete(pid);
      if (call !== undefined) yield call;
      continue;
    }
    const call = readCall(line);
    if (call === undefined) continue;
    const isPending = call.kind === 'sync' && line.endsWith('<unfinished ...>');
    if (isPending) unfinished.set(line.slice(0, line.indexOf(' ')), call);
    else yield call;
  }
}

function readCall(line: string): SystemCall | undefined {
  const [, name, file = '', rest = ''] = CALL.exec(line) ?? [];
  const path = textOf(file);
  switch (name ?? '') {
    case 'pwrite64': {
      const [, bytes = '', offset = '0'] = /^"([^"]*)", \d+, (\d+)/.exec(rest) ?? [];
      return { kind: 'write', path, offset: Number(offset), bytes: bytesOf(bytes) };
    }
    case 'ftruncate':
      return { kind: 'truncate', path, length: Number.parseInt(rest) };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path };
    case 'write':
    case 'writev':
      return path.startsWith('socket:') || path.startsWith('TCP')
        ? {
            kind: 'sent',
            text: [...rest.matchAll(/"([^"]*)"/g)].map(([, part]) => textOf(part ?? '')).join(''),
          }
        : undefined;
    default:
      return undefined;
  }
}

const bytesOf = (hex: string): Buffer => Buffer.from(hex.replace(HEX, '$1'), 'hex');

function textOf(escaped: string): string {
  return escaped.startsWith('\\x') ? bytesOf(escaped).toString() : escaped;
}
