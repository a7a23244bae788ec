import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

/** Whom PostgreSQL runs as where we are root, whom it refuses. */
const SERVICE_USER = 'postgres';

/** A PostgreSQL that the machine has, with the tools of its version: the one that the tests bring has no `pg_dump`. */
export class SystemPostgres {
  private constructor(
    private readonly programs: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  /** Where the machine's programs are; undefined: it has none. */
  static find(): string | undefined {
    const told = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
    return told.status === 0 ? told.stdout.trim() : undefined;
  }

  /** A cluster of its own on 127.0.0.1. @param programs as `find` told them */
  static async start(programs: string, port: number): Promise<SystemPostgres> {
    const folder = mkdtempSync(join(tmpdir(), 'sales-assistant-system-postgres-'));
    if (isRoot()) chownSync(folder, idOf('-u'), idOf('-g'));
    const postgres = new SystemPostgres(programs, folder, port);
    const data = ['-D', join(folder, 'data')];
    await postgres.run('initdb', [...data, '-A', 'trust', '-U', 'postgres', '--encoding=UTF8', '--locale=C']);
    const options = `-p ${port} -k ${folder} -h 127.0.0.1`;
    await postgres.run('pg_ctl', [...data, '-o', options, '-l', join(folder, 'log'), '-w', 'start']);
    return postgres;
  }

  /** As `DATABASE_URL` takes it: an ordinary user, whom row-level security holds. */
  url(database: string): string {
    return `postgres://shop@127.0.0.1:${this.port}/${database}`;
  }

  async createDatabases(names: readonly string[]): Promise<void> {
    const statements = [
      'CREATE ROLE shop LOGIN',
      ...names.map((name) => `CREATE DATABASE ${name} OWNER shop`),
    ];
    for (const statement of statements) {
      await this.run('psql', [
        '-h',
        '127.0.0.1',
        '-p',
        String(this.port),
        '-U',
        'postgres',
        '-qc',
        statement,
      ]);
    }
  }

  /** @throws when the program ends with anything but 0, with what it said */
  async run(program: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(join(this.programs, program), args, {
      env: { PATH: process.env.PATH, ...environment },
      stdio: ['ignore', 'ignore', 'pipe'],
      ...(isRoot() && { uid: idOf('-u'), gid: idOf('-g') }),
    });
    const [said, exit] = await Promise.all([text(child.stderr), once(child, 'exit')]);
    const [status] = exit as [number | null];
    if (status !== 0) throw new Error(`${program} ended with ${String(status)}: ${said}`);
  }

  async stop(): Promise<void> {
    await this.run('pg_ctl', ['-D', join(this.folder, 'data'), '-m', 'fast', '-w', 'stop']);
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A file that the programs may write. */
  file(name: string): string {
    return join(this.folder, name);
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function idOf(kind: '-u' | '-g'): number {
  return Number(execFileSync('id', [kind, SERVICE_USER], { encoding: 'utf8' }));
}
