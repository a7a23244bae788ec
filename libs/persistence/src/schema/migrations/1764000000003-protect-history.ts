import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, runAll } from '../dialect-ddl';

/** Rows that are never changed, whoever tries. Rows of an erased session may be deleted; its tombstone comes first. */
export class ProtectHistory1764000000003 implements MigrationInterface {
  readonly name = 'ProtectHistory1764000000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    await runAll(queryRunner, dialect === 'postgres' ? postgresTriggers() : sqliteTriggers());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    const on = (table: string): string => (dialect === 'postgres' ? ` ON ${table}` : '');
    await runAll(
      queryRunner,
      [...KEPT, ...ERASABLE].flatMap((table) => [
        `DROP TRIGGER ${table}_no_update${on(table)}`,
        `DROP TRIGGER ${table}_no_delete${on(table)}`,
      ]),
    );
    if (dialect === 'postgres') {
      await runAll(queryRunner, [
        ...[...KEPT, ...ERASABLE].map((table) => `DROP TRIGGER ${table}_no_truncate ON ${table}`),
        'DROP FUNCTION refuse_change()',
        'DROP FUNCTION refuse_delete_unless_erased()',
      ]);
    }
  }
}

const ERASABLE = ['state', 'event'] as const;
const KEPT = ['agent_descriptor_version', 'tombstone', 'erased_state'] as const;

function sqliteTriggers(): readonly string[] {
  const refuse = (table: string): string => `BEGIN SELECT RAISE(ABORT, '${table} rows are immutable'); END`;
  const erased = 'SELECT 1 FROM erased_state WHERE business_id = OLD.business_id AND state_id = OLD.state_id';
  return [
    ...[...KEPT, ...ERASABLE].map(
      (table) => `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} ${refuse(table)}`,
    ),
    ...KEPT.map((table) => `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} ${refuse(table)}`),
    ...ERASABLE.map(
      (table) =>
        `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} WHEN NOT EXISTS (${erased}) ${refuse(table)}`,
    ),
  ];
}

function postgresTriggers(): readonly string[] {
  const refuse = `RAISE EXCEPTION '% rows are immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'`;
  const erased = 'SELECT 1 FROM erased_state WHERE business_id = OLD.business_id AND state_id = OLD.state_id';
  return [
    `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${refuse}; END $$`,
    `CREATE FUNCTION refuse_delete_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NOT EXISTS (${erased}) THEN ${refuse}; END IF;
        RETURN OLD;
      END $$`,
    ...[...KEPT, ...ERASABLE].flatMap((table) => [
      `CREATE TRIGGER ${table}_no_update BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      `CREATE TRIGGER ${table}_no_truncate BEFORE TRUNCATE ON ${table} EXECUTE FUNCTION refuse_change()`,
    ]),
    ...KEPT.map(
      (table) =>
        `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    ),
    ...ERASABLE.map(
      (table) => `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_delete_unless_erased()`,
    ),
  ];
}
