import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll } from '../dialect-ddl';

/** Limits of a key, and what its turns have taken of a day. */
export class CreateBudgets1764000000007 implements MigrationInterface {
  readonly name = 'CreateBudgets1764000000007';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { withoutRowid } = dialectDdl(queryRunner);
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
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, ['DROP TABLE budget_day', 'ALTER TABLE api_key DROP COLUMN limits']);
  }
}
