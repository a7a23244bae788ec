import { Readable, Writable } from 'node:stream';
import { runAdmin } from '../../apps/admin-cli/src/run-admin';

export interface AdminRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Standard output, parsed. */
  readonly json: unknown;
}

/** Runs the admin command in this process against one database. */
export function adminOf(databaseUrl: string): (args: readonly string[], stdin?: string) => Promise<AdminRun> {
  return async (args, stdin = '') => {
    const [stdout, stderr] = [new MemoryStream(), new MemoryStream()];
    const env = { DATABASE_URL: databaseUrl };
    const terminal = { stdin: Readable.from([Buffer.from(stdin)]), stdout, stderr, env };
    const exitCode = await runAdmin(args, terminal);
    return {
      exitCode,
      stdout: stdout.text,
      stderr: stderr.text,
      get json(): unknown {
        return JSON.parse(stdout.text) as unknown;
      },
    };
  };
}

class MemoryStream extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
