import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll } from '../dialect-ddl';

/**
 * Events kept in the order of their key on SQLite, which had each key in an index a second time. PostgreSQL has no such
 * tables.
 */
export class CompactEvents1764000000011 implements MigrationInterface {
  readonly name = 'CompactEvents1764000000011';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect, withoutRowid } = dialectDdl(queryRunner);
    if (dialect === 'sqlite') await runAll(queryRunner, rebuild(withoutRowid));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    if (dialectDdl(queryRunner).dialect === 'sqlite') await runAll(queryRunner, rebuild(''));
  }
}

/** Dropping a table takes its triggers with it, and fires none. */
function rebuild(withoutRowid: string): readonly string[] {
  return [
    'ALTER TABLE event RENAME TO event_before',
    `CREATE TABLE event (
      business_id text NOT NULL,
      state_id text NOT NULL,
      position integer NOT NULL,
      type text NOT NULL,
      schema_version integer NOT NULL,
      payload text NOT NULL,
      PRIMARY KEY (business_id, state_id, position),
      ${foreignKey('fk_event_state', ['business_id', 'state_id'], 'state')}
    )${withoutRowid}`,
    `INSERT INTO event (business_id, state_id, position, type, schema_version, payload)
      SELECT business_id, state_id, position, type, schema_version, payload FROM event_before
      ORDER BY business_id, state_id, position`,
    'DROP TABLE event_before',
    `CREATE TRIGGER event_no_update BEFORE UPDATE ON event ${REFUSE}`,
    `CREATE TRIGGER event_no_delete BEFORE DELETE ON event WHEN NOT EXISTS (${ERASED}) ${REFUSE}`,
  ];
}

const REFUSE = "BEGIN SELECT RAISE(ABORT, 'event rows are immutable'); END";
const ERASED = 'SELECT 1 FROM erased_state WHERE business_id = OLD.business_id AND state_id = OLD.state_id';
