import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uuidv7 } from 'uuidv7';

export interface FreshSqlite {
  readonly url: string;
  readonly file: string;
  /** Deletes the file and what SQLite put beside it. */
  remove(): void;
}

/** A SQLite file that nobody has opened yet, in a folder of its own. */
export function freshSqlite(): FreshSqlite {
  const folder = mkdtempSync(join(tmpdir(), 'sales-assistant-sqlite-'));
  const file = join(folder, 'store.db');
  return { url: `sqlite:${file}`, file, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A schema that nobody has opened yet, in the PostgreSQL of this test run. */
export function freshPostgresUrl(): string {
  const server = process.env['TEST_POSTGRES_URL'];
  if (server === undefined) throw new Error('TEST_POSTGRES_URL is not set: run this through jest.config.js');
  return `${server}?schema=test_${uuidv7().replaceAll('-', '')}`;
}
