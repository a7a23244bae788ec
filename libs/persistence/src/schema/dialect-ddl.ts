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

/** A foreign key spelt as TypeORM spells it: on SQLite it reads constraints back from the text of the table. */
export function foreignKey(
  name: string,
  columns: readonly string[],
  table: string,
  references: readonly string[] = columns,
): string {
  return `CONSTRAINT "${name}" FOREIGN KEY (${quoted(columns)}) REFERENCES "${table}" (${quoted(references)})`;
}

/** A unique constraint spelt as TypeORM spells it. */
export function unique(name: string, columns: readonly string[]): string {
  return `CONSTRAINT "${name}" UNIQUE (${quoted(columns)})`;
}

function quoted(columns: readonly string[]): string {
  return columns.map((column) => `"${column}"`).join(', ');
}
