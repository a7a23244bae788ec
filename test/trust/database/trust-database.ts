export type Row = Readonly<Record<string, unknown>>;

/** A database as the harness sees it: beside the product, with plain statements that both dialects take. */
export interface TrustDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** As `DATABASE_URL` takes it. */
  readonly url: string;
  /** Integers of any width come as numbers. */
  readonly rows: <Found extends object = Row>(text: string) => Promise<readonly Found[]>;
  /** The rows of each statement, all of one moment: a server may be writing. */
  readonly atOnce: (texts: readonly string[]) => Promise<readonly (readonly Row[])[]>;
  /** Does by hand what no server would do. */
  readonly change: (text: string) => Promise<void>;
  /** What the database itself finds wrong: pages, indexes, foreign keys. */
  readonly problems: () => Promise<readonly string[]>;
  readonly discard: () => Promise<void>;
}

export async function countOf(database: TrustDatabase, from: string): Promise<number> {
  const [row] = await database.rows<{ count: number }>(`SELECT COUNT(*) AS count FROM ${from}`);
  return Number(row?.count);
}

/** Every column of every table, as text. */
export async function textOf(database: TrustDatabase): Promise<string> {
  const tables = await database.rows<{ name: string }>(
    database.name === 'SQLite'
      ? `SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`
      : 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = current_schema()',
  );
  const texts = await Promise.all(
    tables.map(async ({ name }) => JSON.stringify(await database.rows(`SELECT * FROM "${name}"`))),
  );
  return texts.join('\n');
}
