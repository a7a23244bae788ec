import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, runAll } from '../dialect-ddl';
import { openTenants, protectTenants } from '../row-security';

/** PostgreSQL's second wall between businesses: whatever a statement says, it meets the rows of one business. */
export class ProtectTenants1764000000009 implements MigrationInterface {
  readonly name = 'ProtectTenants1764000000009';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (dialectDdl(queryRunner).dialect !== 'postgres') return;
    await protectTenants(queryRunner);
    await runAll(queryRunner, [NUMBERS]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (dialectDdl(queryRunner).dialect !== 'postgres') return;
    await runAll(queryRunner, ['DROP POLICY numbers ON catalogue']);
    await openTenants(queryRunner);
  }
}

/** A new catalogue's number is one more than the greatest of all. */
const NUMBERS = 'CREATE POLICY numbers ON catalogue FOR SELECT USING (true)';
