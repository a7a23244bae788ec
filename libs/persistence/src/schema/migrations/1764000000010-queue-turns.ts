import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from '../dialect-ddl';

/** Which queue a turn stands in, and an index of the turns that have not ended. */
export class QueueTurns1764000000010 implements MigrationInterface {
  readonly name = 'QueueTurns1764000000010';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, [
      'ALTER TABLE turn ADD COLUMN queue_id text',
      'CREATE INDEX ix_turn_open ON turn (business_id, conversation_id) WHERE outcome IS NULL',
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, ['DROP INDEX ix_turn_open', 'ALTER TABLE turn DROP COLUMN queue_id']);
  }
}
