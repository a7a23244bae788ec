import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { promisify } from 'node:util';

const ROOT = join(__dirname, '../..');
export const MAIN = join(ROOT, 'dist/apps/assistant-api/main.js');

/** Builds the server as `npm run build` does. */
export async function buildServer(): Promise<void> {
  const nest = join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js');
  await promisify(execFile)(process.execPath, [nest, 'build', 'assistant-api'], { cwd: ROOT });
}

export interface SpawnOptions {
  /** Another bundle than the one that was built. */
  readonly main?: string;
  /** A command that runs the rest of the line, such as a tracer. */
  readonly through?: readonly string[];
}

/** The built server in a process of its own. */
export class BuiltServer {
  private output = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
  }

  /** Does not wait: the server may be one that refuses to start. */
  static spawn(environment: Readonly<Record<string, string>>, options: SpawnOptions = {}): BuiltServer {
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: '0', NODE_ENV: 'test', ...environment };
    const line = [...(options.through ?? []), process.execPath, options.main ?? MAIN];
    return new BuiltServer(spawn(line[0] ?? '', line.slice(1), { env, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** As `npm start` does: with a shell in between, which signals end without reaching the server. */
  static async startBehindShell(environment: Readonly<Record<string, string>>): Promise<BuiltServer> {
    const { PATH = '' } = process.env;
    const env = { PATH, PORT: '0', NODE_ENV: 'test', npm_lifecycle_event: 'start', ...environment };
    const script = `"${process.execPath}" "${MAIN}"; exit $?`;
    const server = new BuiltServer(spawn('sh', ['-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] }));
    await server.listening();
    return server;
  }

  static async start(
    environment: Readonly<Record<string, string>>,
    options: SpawnOptions = {},
  ): Promise<BuiltServer> {
    const server = BuiltServer.spawn(environment, options);
    await server.listening();
    return server;
  }

  /** Everything written to stdout and stderr so far. */
  get printed(): string {
    return this.output;
  }

  get port(): number {
    const [, port] = /"port":(\d+)/.exec(this.output) ?? [];
    if (port === undefined) throw new Error(`the server does not listen:\n${this.output}`);
    return Number(port);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Does not wait for what it brings about. */
  signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.child.kill(signal);
  }

  /** Resolves with the exit code; null when a signal ended it. */
  async ended(): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
    return this.child.exitCode;
  }

  async kill(signal: 'SIGKILL' | 'SIGTERM' | 'SIGINT'): Promise<number | null> {
    this.child.kill(signal);
    return this.ended();
  }

  private async listening(): Promise<void> {
    while (!/"msg":"listening"/.test(this.output)) {
      if (this.child.exitCode !== null) throw new Error(`the server ended:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
