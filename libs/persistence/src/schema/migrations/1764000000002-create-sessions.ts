import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll, unique } from '../dialect-ddl';

/** Sessions as trees of states, the journal of turns, idempotency keys, and what stays of erased sessions. */
export class CreateSessions1764000000002 implements MigrationInterface {
  readonly name = 'CreateSessions1764000000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { withoutRowid } = dialectDdl(queryRunner);
    await runAll(queryRunner, [
      ...history(withoutRowid),
      ...journal(withoutRowid),
      ...tombstones(withoutRowid),
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = [
      'erased_state',
      'tombstone',
      'idempotency_key',
      'turn',
      'snapshot',
      'event',
      'state',
      'session',
    ];
    await runAll(
      queryRunner,
      tables.map((table) => `DROP TABLE ${table}`),
    );
  }
}

function history(withoutRowid: string): readonly string[] {
  return [
    `CREATE TABLE session (
      business_id text NOT NULL,
      session_id text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, session_id),
      ${foreignKey('fk_session_business', ['business_id'], 'business')}
    )${withoutRowid}`,
    `CREATE TABLE state (
      business_id text NOT NULL,
      state_id text NOT NULL,
      session_id text NOT NULL,
      parent_state_id text,
      depth integer NOT NULL,
      descriptor_id text NOT NULL,
      agent_version integer NOT NULL,
      event_count integer NOT NULL,
      digest text NOT NULL,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, state_id),
      ${unique('uq_state_session', ['business_id', 'session_id', 'state_id'])},
      ${foreignKey('fk_state_session', ['business_id', 'session_id'], 'session')},
      ${foreignKey('fk_state_parent', ['business_id', 'session_id', 'parent_state_id'], 'state', ['business_id', 'session_id', 'state_id'])}
    )${withoutRowid}`,
    'CREATE INDEX ix_state_parent ON state (business_id, parent_state_id)',
    `CREATE TABLE event (
      business_id text NOT NULL,
      state_id text NOT NULL,
      position integer NOT NULL,
      type text NOT NULL,
      schema_version integer NOT NULL,
      payload text NOT NULL,
      PRIMARY KEY (business_id, state_id, position),
      ${foreignKey('fk_event_state', ['business_id', 'state_id'], 'state')}
    )`,
    `CREATE TABLE snapshot (
      business_id text NOT NULL,
      state_id text NOT NULL,
      format_version integer NOT NULL,
      digest text NOT NULL,
      memory text NOT NULL,
      PRIMARY KEY (business_id, state_id),
      ${foreignKey('fk_snapshot_state', ['business_id', 'state_id'], 'state')}
    )`,
  ];
}

function journal(withoutRowid: string): readonly string[] {
  return [
    `CREATE TABLE turn (
      business_id text NOT NULL,
      turn_id text NOT NULL,
      surface text NOT NULL,
      parent_state_id text,
      input text,
      token text NOT NULL,
      started_at bigint NOT NULL,
      lease_until bigint NOT NULL,
      outcome text,
      result text,
      ended_at bigint,
      PRIMARY KEY (business_id, turn_id),
      ${foreignKey('fk_turn_business', ['business_id'], 'business')}
    )${withoutRowid}`,
    'CREATE INDEX ix_turn_unfinished ON turn (business_id, parent_state_id) WHERE input IS NOT NULL',
    `CREATE TABLE idempotency_key (
      business_id text NOT NULL,
      route text NOT NULL,
      key text NOT NULL,
      fingerprint text NOT NULL,
      turn_id text NOT NULL,
      session_id text,
      status integer,
      body text,
      created_at bigint NOT NULL,
      PRIMARY KEY (business_id, route, key),
      ${foreignKey('fk_idempotency_key_turn', ['business_id', 'turn_id'], 'turn')}
    )`,
    `CREATE INDEX ix_idempotency_key_session ON idempotency_key (business_id, session_id)
      WHERE session_id IS NOT NULL`,
    'CREATE INDEX ix_idempotency_key_age ON idempotency_key (created_at)',
  ];
}

function tombstones(withoutRowid: string): readonly string[] {
  return [
    `CREATE TABLE tombstone (
      business_id text NOT NULL,
      session_id text NOT NULL,
      reason text NOT NULL,
      erased_at bigint NOT NULL,
      PRIMARY KEY (business_id, session_id)
    )${withoutRowid}`,
    `CREATE TABLE erased_state (
      business_id text NOT NULL,
      state_id text NOT NULL,
      session_id text NOT NULL,
      PRIMARY KEY (business_id, state_id),
      ${foreignKey('fk_erased_state_tombstone', ['business_id', 'session_id'], 'tombstone')}
    )${withoutRowid}`,
  ];
}
