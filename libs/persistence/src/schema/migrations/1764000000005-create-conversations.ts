import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll, unique } from '../dialect-ddl';

/** Conversations and their customers, and a journal that knows whose turn it is and which turns wait. */
export class CreateConversations1764000000005 implements MigrationInterface {
  readonly name = 'CreateConversations1764000000005';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { withoutRowid } = dialectDdl(queryRunner);
    await runAll(queryRunner, [...JOURNAL, ...conversations(withoutRowid)]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      'DROP TABLE conversation_customer',
      'DROP TABLE conversation',
      'DROP INDEX ix_turn_conversation',
      ...['conversation_id', 'announced_at', 'kept_state_id'].map(
        (column) => `ALTER TABLE turn DROP COLUMN ${column}`,
      ),
    ]);
  }
}

const JOURNAL = [
  'ALTER TABLE turn ADD COLUMN conversation_id text',
  'ALTER TABLE turn ADD COLUMN announced_at bigint',
  'ALTER TABLE turn ADD COLUMN kept_state_id text',
  'CREATE INDEX ix_turn_conversation ON turn (business_id, conversation_id) WHERE input IS NOT NULL',
];

function conversations(withoutRowid: string): readonly string[] {
  return [
    `CREATE TABLE conversation (
      business_id text NOT NULL,
      conversation_id text NOT NULL,
      channel text NOT NULL,
      name text NOT NULL,
      client_key text,
      agent_descriptor_id text NOT NULL,
      site_id text,
      session_id text,
      head_state_id text,
      active_turn_id text,
      created_at bigint NOT NULL,
      updated_at bigint NOT NULL,
      PRIMARY KEY (business_id, conversation_id),
      ${unique('uq_conversation_key', ['business_id', 'channel', 'client_key'])},
      ${foreignKey('fk_conversation_business', ['business_id'], 'business')},
      ${foreignKey('fk_conversation_session', ['business_id', 'session_id'], 'session')},
      ${foreignKey('fk_conversation_head', ['business_id', 'session_id', 'head_state_id'], 'state', ['business_id', 'session_id', 'state_id'])},
      ${foreignKey('fk_conversation_turn', ['business_id', 'active_turn_id'], 'turn', ['business_id', 'turn_id'])}
    )${withoutRowid}`,
    'CREATE INDEX ix_conversation_age ON conversation (business_id, channel, created_at, conversation_id)',
    'CREATE INDEX ix_conversation_session ON conversation (business_id, session_id)',
    `CREATE TABLE conversation_customer (
      business_id text NOT NULL,
      kind text NOT NULL,
      external_id text NOT NULL,
      conversation_id text NOT NULL,
      PRIMARY KEY (business_id, kind, external_id, conversation_id),
      ${foreignKey('fk_conversation_customer_conversation', ['business_id', 'conversation_id'], 'conversation')}
    )${withoutRowid}`,
    'CREATE INDEX ix_conversation_customer_conversation ON conversation_customer (business_id, conversation_id)',
  ];
}
