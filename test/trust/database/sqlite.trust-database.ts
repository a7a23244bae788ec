import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import type { Row, TrustDatabase } from './trust-database';

/** @param folder the file's; made and removed again when it is left out */
export async function createSqliteTrust(folder?: string): Promise<TrustDatabase & { readonly file: string }> {
  const home = folder ?? (await mkdtemp(join(tmpdir(), 'sales-assistant-trust-')));
  const file = join(home, 'trust.db');
  return {
    name: 'SQLite',
    url: `sqlite:${file}`,
    file,
    rows: <Found extends object = Row>(text: string) =>
      Promise.resolve(look(file, (connection) => connection.prepare<[], Found>(text).all())),
    atOnce: (texts) =>
      Promise.resolve(
        look(file, (connection) =>
          connection.transaction(() => texts.map((text) => connection.prepare<[], Row>(text).all()))(),
        ),
      ),
    change: (text) => Promise.resolve(change(file, text)),
    problems: () => Promise.resolve(problemsOf(file)),
    discard: () => (folder === undefined ? rm(home, { recursive: true, force: true }) : Promise.resolve()),
  };
}

function look<Result>(file: string, use: (connection: BetterSqlite.Database) => Result): Result {
  const connection = new BetterSqlite(file, { readonly: true, fileMustExist: true, timeout: 5_000 });
  try {
    return use(connection);
  } finally {
    connection.close();
  }
}

function change(file: string, text: string): void {
  const connection = new BetterSqlite(file, { fileMustExist: true, timeout: 5_000 });
  try {
    connection.exec(text);
  } finally {
    connection.close();
  }
}

function problemsOf(file: string): readonly string[] {
  return look(file, (connection) => {
    const integrity = connection.pragma('integrity_check') as readonly { integrity_check: string }[];
    const foreign = connection.pragma('foreign_key_check') as readonly { table: string }[];
    return [
      ...integrity.map(({ integrity_check }) => integrity_check).filter((found) => found !== 'ok'),
      ...foreign.map(({ table }) => `a foreign key of ${table} leads nowhere`),
    ];
  });
}
