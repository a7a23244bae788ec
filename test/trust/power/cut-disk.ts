import { Buffer } from 'node:buffer';
import type { Random } from '../../support/random';
import type { SystemCall } from './system-calls';

const SECTOR = 512;
/** Share of what was not synced that reached the disk anyway. */
const REACHED = 0.3;

type FileChange = Extract<SystemCall, { readonly kind: 'write' | 'truncate' }>;

/** A file as a disk has it: what was synced, and what was written since. */
class CutFile {
  private readonly pending: FileChange[] = [];

  constructor(private durable: Buffer) {}

  change(change: FileChange): void {
    this.pending.push(change);
  }

  sync(): void {
    this.durable = withChanges(this.durable, this.pending.splice(0));
  }

  /** What is there when the power goes: all that was synced, and some of the rest, in pieces. */
  cut(random: Random): Buffer {
    const reached = this.pending.filter(() => random.chance(REACHED));
    return withChanges(
      this.durable,
      reached.map((change) => torn(change, random)),
    );
  }
}

/** The disk of a machine that may lose its power at any moment. Files that were never synced are gone with it. */
export class CutDisk {
  private readonly files = new Map<string, CutFile>();

  /** @param found files as they were, safely on the disk, when recording began */
  constructor(found: ReadonlyMap<string, Buffer>) {
    for (const [path, bytes] of found) this.files.set(path, new CutFile(bytes));
  }

  see(call: SystemCall): void {
    if (call.kind === 'sent') return;
    const file = this.files.get(call.path);
    if (file === undefined) return;
    if (call.kind === 'sync') file.sync();
    else file.change(call);
  }

  cut(random: Random): ReadonlyMap<string, Buffer> {
    return new Map([...this.files].map(([path, file]) => [path, file.cut(random)]));
  }
}

function withChanges(before: Buffer, changes: readonly FileChange[]): Buffer {
  let length = before.length;
  let most = length;
  for (const change of changes) {
    length =
      change.kind === 'truncate' ? change.length : Math.max(length, change.offset + change.bytes.length);
    most = Math.max(most, length);
  }
  const bytes = Buffer.alloc(most);
  before.copy(bytes);
  for (const change of changes) {
    if (change.kind === 'truncate') bytes.fill(0, change.length);
    else change.bytes.copy(bytes, change.offset);
  }
  return bytes.subarray(0, length);
}

function torn(change: FileChange, random: Random): FileChange {
  if (change.kind === 'truncate' || random.chance(0.5)) return change;
  const sectors = Math.ceil(change.bytes.length / SECTOR);
  return { ...change, bytes: change.bytes.subarray(0, random.between(0, sectors) * SECTOR) };
}
