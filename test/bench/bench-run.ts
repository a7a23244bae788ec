import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, Child } from './machine/child';
import type { Cores } from './machine/cores';
import { BenchPostgres } from './machine/postgres';
import { DEPTHS, firstParent, WINDOW } from './parts/depths';
import type { LoadJob, LoadResult } from './load/load-job';
import type { SeedJob, Seeded, Tenant } from './seed/seed-job';

/** A server under load. */
export interface Target {
  readonly tenant: Tenant;
  readonly ports: readonly number[];
  readonly processes: readonly Child[];
}

/** What all parts share: the folder, the cores, one load generator, one PostgreSQL, and who is started must be stopped. */
export class BenchRun {
  private readonly started: Child[] = [];
  private database: BenchPostgres | undefined;
  private loader: Child | undefined;
  private longHistory: Promise<Seeded> | undefined;
  private databases = 0;

  constructor(
    readonly cores: Cores,
    readonly folder: string,
    readonly quick: boolean,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** `DATABASE_URL` of a SQLite file of its own. */
  sqliteUrl(): string {
    this.databases += 1;
    return `sqlite:${join(this.folder, `bench-${this.databases}.db`)}`;
  }

  async postgresUrl(name: string): Promise<string> {
    this.database ??= await BenchPostgres.start();
    return this.database.schema(name);
  }

  /** A SQLite file with 100,000 states in long sessions, made once; parts may add to it. */
  history(): Promise<Seeded> {
    this.longHistory ??= this.seed({
      url: this.sqliteUrl(),
      sessions: [{ count: 50, depth: 2_000 }],
      tellDepths: DEPTHS.flatMap((depth) => [
        depth - 1,
        ...Array.from({ length: WINDOW }, (_, at) => firstParent(depth) + at),
      ]),
      tellSample: 3_000,
    });
    return this.longHistory;
  }

  async seed(job: SeedJob): Promise<Seeded> {
    const child = this.start(bundle('seed'), [JSON.stringify(job)]);
    return child.receive<Seeded>();
  }

  /** The service with its own agent or with one that answers at once; several processes share a PostgreSQL. */
  async service(
    tenant: Tenant,
    agent: 'scripted' | 'built-in',
    processes = 1,
    nodeArgs: readonly string[] = [],
  ): Promise<Target> {
    const env = { DATABASE_URL: tenant.url, PORT: '0' };
    return this.serve(tenant, bundle('service'), [agent], processes, env, nodeArgs);
  }

  async floor(tenant: Tenant, commits: 'single' | 'grouped' = 'single', processes = 1): Promise<Target> {
    return this.serve(tenant, bundle('floor'), [tenant.url, commits], processes, {});
  }

  /** Puts load on a server, from the core that is kept for it. */
  async load(
    { tenant, ports }: Target,
    job: Omit<LoadJob, 'ports' | 'businessId' | 'key' | 'descriptorId'>,
  ): Promise<LoadResult> {
    if (this.loader === undefined) {
      this.loader = this.start(bundle('load'), [], this.cores.load);
      await this.loader.receive();
    }
    const { businessId, key, descriptorId } = tenant;
    return this.loader.ask<LoadResult>({ ports, businessId, key, descriptorId, ...job });
  }

  start(
    script: string,
    args: readonly string[] = [],
    core?: number,
    env?: NodeJS.ProcessEnv,
    nodeArgs?: readonly string[],
  ): Child {
    const logFile = join(this.folder, 'stderr.log');
    const child = Child.start(script, args, { cores: this.cores, logFile, core, env, nodeArgs });
    this.started.push(child);
    return child;
  }

  async stop(target: Target): Promise<void> {
    await Promise.all(target.processes.map((child) => child.stop()));
  }

  async end(): Promise<void> {
    await Promise.all(this.started.map((child) => child.stop('SIGKILL')));
    await this.database?.stop();
  }

  private async serve(
    tenant: Tenant,
    script: string,
    args: readonly string[],
    count: number,
    env: NodeJS.ProcessEnv,
    nodeArgs: readonly string[] = [],
  ): Promise<Target> {
    const processes: Child[] = [];
    const ports: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const core = this.cores.servers[index % this.cores.servers.length];
      const child = this.start(script, args, core, env, nodeArgs);
      processes.push(child);
      ports.push((await child.receive<{ port: number }>()).port);
    }
    return { tenant, ports, processes };
  }
}
