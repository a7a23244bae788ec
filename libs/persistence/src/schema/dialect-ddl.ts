import type { QueryRunner } from 'typeorm';

/** What the two databases spell differently when a table is made. */
export interface DialectDdl {
  readonly dialect: 'sqlite' | 'postgres';
  /** Ends a table of short rows that are found by their key: SQLite then keeps the key once, not twice. */
  readonly withoutRowid: string;
}

export function dialectDdl(queryRunner: QueryRunner): DialectDdl {
  return queryRunner.dataSource.options.type === 'postgres'
    ? { dialect: 'postgres', withoutRowid: '' }
    : { dialect: 'sqlite', withoutRowid: ' WITHOUT ROWID' };
}

/** Runs statements one after another; the drivers take one at a time. */
export async function runAll(queryRunner: QueryRunner, statements: readonly string[]): Promise<void> {
  for (const statement of statements) await queryRunner.query(statement);
}
