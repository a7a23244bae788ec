import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll } from '../dialect-ddl';

/** What turns read of a shop, each text once per business. It is the shop's own, and never changed or deleted. */
export class CreateRecordedContents1764000000008 implements MigrationInterface {
  readonly name = 'CreateRecordedContents1764000000008';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      `CREATE TABLE recorded_content (
        business_id text NOT NULL,
        digest text NOT NULL,
        body text NOT NULL,
        PRIMARY KEY (business_id, digest),
        ${foreignKey('fk_recorded_content_business', ['business_id'], 'business')}
      )`,
      ...(dialect === 'postgres' ? POSTGRES_TRIGGERS : SQLITE_TRIGGERS),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, ['DROP TABLE recorded_content']);
  }
}

const SQLITE_TRIGGERS = ['update', 'delete'].map(
  (change) => `CREATE TRIGGER recorded_content_no_${change} BEFORE ${change} ON recorded_content
    BEGIN SELECT RAISE(ABORT, 'recorded_content rows are immutable'); END`,
);

const POSTGRES_TRIGGERS = [
  ...['update', 'delete'].map(
    (change) => `CREATE TRIGGER recorded_content_no_${change} BEFORE ${change} ON recorded_content
      FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  ),
  'CREATE TRIGGER recorded_content_no_truncate BEFORE TRUNCATE ON recorded_content EXECUTE FUNCTION refuse_change()',
];
