import { Client } from 'pg';
import type { BenchRun } from '../bench-run';
import { type PartResult } from '../report/row';
import { QUESTION } from './peer';

const CLIENTS = 8;
const TURNS = { quick: 1_000, full: 10_000 };
const SCHEMA = 'footprint';

/** What a turn leaves in PostgreSQL's files and in its write-ahead log, which replicas and feeds read. */
export async function measurePostgresLoad(run: BenchRun): Promise<PartResult> {
  const { tenant } = await run.seed({ url: await run.postgresUrl(SCHEMA) });
  const server = await run.service(tenant, 'scripted');
  const connectionString = tenant.url.replace(/[?&]schema=\w+/, '');
  const client = new Client({ connectionString });
  await client.connect();
  const before = await readFootprint(client);
  const { turns } = await run.load(server, {
    clients: CLIENTS,
    texts: [QUESTION],
    sessionTurns: 20,
    mostTurns: run.quick ? TURNS.quick : TURNS.full,
  });
  const after = await readFootprint(client);
  await client.end();
  await run.stop(server);
  const stored = (after.stored - before.stored) / turns;
  const logged = (after.logged - before.logged) / turns;
  return {
    rows: [
      {
        part: 'postgres',
        name: 'PostgreSQL: stored per turn, indexes included',
        figure: `${Math.round(stored)} B`,
      },
      { part: 'postgres', name: 'PostgreSQL: write-ahead log per turn', figure: `${Math.round(logged)} B` },
    ],
    data: { turns, stored, logged },
  };
}

async function readFootprint(client: Client): Promise<{ stored: number; logged: number }> {
  const { rows } = await client.query<{ stored: string; logged: string }>(
    `SELECT sum(pg_total_relation_size(c.oid)) AS stored, pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS logged
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = $1 AND c.relkind = 'r'`,
    [SCHEMA],
  );
  return { stored: Number(rows[0]?.stored), logged: Number(rows[0]?.logged) };
}
