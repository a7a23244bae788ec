import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll } from '../dialect-ddl';

/** Limits of a key, what its turns have taken of a day, and on PostgreSQL its requests of the minute. */
export class CreateBudgets1764000000007 implements MigrationInterface {
  readonly name = 'CreateBudgets1764000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect, withoutRowid } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      'ALTER TABLE api_key ADD COLUMN limits text',
      `CREATE TABLE budget_day (
        day integer NOT NULL,
        business_id text NOT NULL,
        key_id text NOT NULL,
        visitor text NOT NULL,
        turns bigint NOT NULL,
        tokens bigint NOT NULL,
        PRIMARY KEY (day, business_id, key_id, visitor),
        ${foreignKey('fk_budget_day_api_key', ['business_id', 'key_id'], 'api_key')}
      )${withoutRowid}`,
      ...(dialect === 'postgres' ? [QUOTA_WINDOW] : []),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      ...(dialect === 'postgres' ? ['DROP TABLE quota_window'] : []),
      'DROP TABLE budget_day',
      'ALTER TABLE api_key DROP COLUMN limits',
    ]);
  }
}

/** Rates that several servers share. After a crash of the database it is empty: a window of a minute is lost, no more. */
const QUOTA_WINDOW = `CREATE UNLOGGED TABLE quota_window (
  name text NOT NULL PRIMARY KEY,
  ends_at bigint NOT NULL,
  used bigint NOT NULL
) WITH (fillfactor = 50)`;
