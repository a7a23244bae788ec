import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pinned, type Cores } from './cores';

const INHERITED = { PATH: process.env.PATH, HOME: process.env.HOME, CHORUS: process.env.CHORUS };

/** One of the benchmark's own processes, or a peer. It answers each message it is sent with one message. */
export class Child {
  private readonly ended: Promise<unknown>;

  private constructor(
    private readonly process: ChildProcess,
    private readonly logFile: string,
  ) {
    this.ended = once(process, 'exit');
  }

  /** @param core undefined: any @param logFile what it complains of goes there; what it logs to stdout goes nowhere */
  static start(
    script: string,
    args: readonly string[],
    options: {
      readonly cores: Cores;
      readonly core?: number;
      readonly logFile: string;
      readonly env?: NodeJS.ProcessEnv;
      readonly nodeArgs?: readonly string[];
    },
  ): Child {
    const { cores, core, logFile, nodeArgs = [] } = options;
    const node = [...nodeArgs, '--enable-source-maps', script, ...args];
    const [command = '', ...rest] =
      core === undefined ? [process.execPath, ...node] : pinned(cores, core, process.execPath, node);
    const log = openSync(logFile, 'a');
    const child = spawn(command, rest, {
      env: { ...INHERITED, NODE_ENV: 'production', ...options.env },
      stdio: ['ignore', 'ignore', log, 'ipc'],
    });
    closeSync(log);
    return new Child(child, logFile);
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** The next message of the process. @throws when it ends before it sends one */
  async receive<Message>(): Promise<Message> {
    const failed = this.ended.then(() => {
      throw new Error(`a process of the benchmark ended:\n${this.lastWords()}`);
    });
    failed.catch(() => undefined);
    const [message] = (await Promise.race([once(this.process, 'message'), failed])) as [Message];
    return message;
  }

  ask<Answer>(question: object): Promise<Answer> {
    const answer = this.receive<Answer>();
    this.process.send(question);
    return answer;
  }

  async stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill(signal);
    await this.ended;
  }

  /** Bytes of memory that are really there. */
  residentBytes(): number {
    if (process.platform === 'linux') {
      const [, kilobytes] =
        /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.pid}/status`, 'utf8')) ?? [];
      return Number(kilobytes) * 1024;
    }
    return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(this.pid)], { encoding: 'utf8' })) * 1024;
  }

  private lastWords(): string {
    const { size } = statSync(this.logFile);
    const bytes = Buffer.alloc(Math.min(size, 4_000));
    const log = openSync(this.logFile, 'r');
    readSync(log, bytes, 0, bytes.length, size - bytes.length);
    closeSync(log);
    return bytes.toString('utf8');
  }
}

/** A bundle of the benchmark. */
export function bundle(name: string): string {
  return join(__dirname, `${name}.js`);
}
