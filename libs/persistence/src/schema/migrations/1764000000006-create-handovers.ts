import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll, unique } from '../dialect-ddl';

/** Who has a session, as a log that is only added to, and what tools leave behind. */
export class CreateHandovers1764000000006 implements MigrationInterface {
  readonly name = 'CreateHandovers1764000000006';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect, withoutRowid } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      ...tables(withoutRowid),
      ...(dialect === 'postgres' ? POSTGRES_TRIGGERS : SQLITE_TRIGGERS),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const { dialect } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      'DROP TABLE meeting',
      'DROP TABLE order_draft',
      'DROP TABLE handover',
      ...(dialect === 'postgres' ? ['DROP FUNCTION refuse_delete_unless_buried()'] : []),
    ]);
  }
}

function tables(withoutRowid: string): readonly string[] {
  const ofState = (name: string): string =>
    foreignKey(name, ['business_id', 'session_id', 'state_id'], 'state');
  return [
    `CREATE TABLE handover (
      business_id text NOT NULL,
      session_id text NOT NULL,
      sequence integer NOT NULL,
      conversation_id text,
      status text NOT NULL,
      actor text,
      reason text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, session_id, sequence),
      ${foreignKey('fk_handover_session', ['business_id', 'session_id'], 'session')}
    )${withoutRowid}`,
    'CREATE INDEX ix_handover_age ON handover (business_id, created_at)',
    `CREATE TABLE order_draft (
      business_id text NOT NULL,
      order_id text NOT NULL,
      session_id text NOT NULL,
      state_id text NOT NULL,
      conversation_id text,
      lead_id text NOT NULL,
      product_id text NOT NULL,
      title text NOT NULL,
      quantity integer NOT NULL,
      unit_price_minor bigint,
      currency text,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, order_id),
      ${ofState('fk_order_draft_state')}
    )`,
    'CREATE INDEX ix_order_draft_session ON order_draft (business_id, session_id)',
    `CREATE TABLE meeting (
      business_id text NOT NULL,
      meeting_id text NOT NULL,
      session_id text NOT NULL,
      state_id text NOT NULL,
      conversation_id text,
      lead_id text NOT NULL,
      meeting_type text NOT NULL,
      starts_at bigint NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, meeting_id),
      ${unique('uq_meeting_slot', ['business_id', 'starts_at'])},
      ${ofState('fk_meeting_state')}
    )`,
    'CREATE INDEX ix_meeting_session ON meeting (business_id, session_id)',
  ];
}

const BURIED = 'SELECT 1 FROM tombstone WHERE business_id = OLD.business_id AND session_id = OLD.session_id';

const SQLITE_TRIGGERS = [
  `CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover
    BEGIN SELECT RAISE(ABORT, 'handover rows are immutable'); END`,
  `CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover WHEN NOT EXISTS (${BURIED})
    BEGIN SELECT RAISE(ABORT, 'handover rows are immutable'); END`,
];

const POSTGRES_TRIGGERS = [
  `CREATE FUNCTION refuse_delete_unless_buried() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      IF NOT EXISTS (${BURIED}) THEN
        RAISE EXCEPTION '% rows are immutable', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
      END IF;
      RETURN OLD;
    END $$`,
  'CREATE TRIGGER handover_no_update BEFORE UPDATE ON handover FOR EACH ROW EXECUTE FUNCTION refuse_change()',
  'CREATE TRIGGER handover_no_truncate BEFORE TRUNCATE ON handover EXECUTE FUNCTION refuse_change()',
  `CREATE TRIGGER handover_no_delete BEFORE DELETE ON handover
    FOR EACH ROW EXECUTE FUNCTION refuse_delete_unless_buried()`,
];
