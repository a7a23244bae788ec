export type Row = Readonly<Record<string, unknown>>;

/** A database as the harness sees it: beside the product, with plain statements that both dialects take. */
export interface TrustDatabase {
  readonly name: 'SQLite' | 'PostgreSQL';
  /** As `DATABASE_URL` takes it. */
  readonly url: string;
  /** Integers of any width come as numbers. */
  readonly rows: <Found extends object = Row>(text: string) => Promise<readonly Found[]>;
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
