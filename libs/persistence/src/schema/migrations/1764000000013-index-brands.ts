import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runAll } from '../dialect-ddl';

/** Without words a search has no other index: it read the whole catalogue for the products of a brand. */
export class IndexBrands1764000000013 implements MigrationInterface {
  readonly name = 'IndexBrands1764000000013';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, ['CREATE INDEX ix_product_brand ON product (business_id, brand_key)']);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(queryRunner, ['DROP INDEX ix_product_brand']);
  }
}
