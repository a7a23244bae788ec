import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, runAll } from '../dialect-ddl';

/** Their keys begin with the business. */
const GROWING = ['session', 'state', 'turn', 'conversation', 'erased_state'];

/**
 * Tells SQLite that a business has many of these. Without statistics it takes ten for granted, and reads all of them by
 * their key where another index knows the few that are asked for. PostgreSQL counts by itself.
 */
export class PlanForMany1764000000014 implements MigrationInterface {
  readonly name = 'PlanForMany1764000000014';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (dialectDdl(queryRunner).dialect !== 'sqlite') return;
    await runAll(queryRunner, [
      // Makes the table of statistics, where there is none yet.
      'ANALYZE business',
      ...FORGET,
      ...GROWING.map(
        (table) =>
          `INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES ('${table}', '${table}', '1000000 100000 1')`,
      ),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (dialectDdl(queryRunner).dialect === 'sqlite') await runAll(queryRunner, FORGET);
  }
}

const FORGET = ['business', ...GROWING].map((table) => `DELETE FROM sqlite_stat1 WHERE tbl = '${table}'`);
