import type { MigrationInterface, QueryRunner } from 'typeorm';
import { dialectDdl, foreignKey, runAll } from '../dialect-ddl';

/** Businesses with their keys, sites and agent descriptors; on PostgreSQL also its clock as SQLite has it. */
export class CreateTenants1764000000001 implements MigrationInterface {
  readonly name = 'CreateTenants1764000000001';

  async up(queryRunner: QueryRunner): Promise<void> {
    const { dialect, withoutRowid } = dialectDdl(queryRunner);
    if (dialect === 'postgres') await queryRunner.query(EPOCH_MS);
    await runAll(queryRunner, [
      `CREATE TABLE business (
        business_id text NOT NULL,
        name text NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (business_id)
      )${withoutRowid}`,
      `CREATE TABLE api_key (
        business_id text NOT NULL,
        key_id text NOT NULL,
        label text NOT NULL,
        scopes text NOT NULL,
        secret_hash text NOT NULL,
        created_at bigint NOT NULL,
        expires_at bigint,
        revoked_at bigint,
        PRIMARY KEY (business_id, key_id),
        ${foreignKey('fk_api_key_business', ['business_id'], 'business')}
      )${withoutRowid}`,
      'CREATE UNIQUE INDEX uq_api_key_id ON api_key (key_id)',
      `CREATE TABLE site (
        business_id text NOT NULL,
        site_id text NOT NULL,
        name text NOT NULL,
        agent_descriptor_id text,
        PRIMARY KEY (business_id, site_id),
        ${foreignKey('fk_site_business', ['business_id'], 'business')}
      )${withoutRowid}`,
      `CREATE TABLE agent_descriptor_version (
        business_id text NOT NULL,
        descriptor_id text NOT NULL,
        version integer NOT NULL,
        definition text NOT NULL,
        created_at bigint NOT NULL,
        PRIMARY KEY (business_id, descriptor_id, version),
        ${foreignKey('fk_agent_business', ['business_id'], 'business')}
      )`,
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runAll(
      queryRunner,
      ['agent_descriptor_version', 'site', 'api_key', 'business'].map((table) => `DROP TABLE ${table}`),
    );
    if (dialectDdl(queryRunner).dialect === 'postgres') await queryRunner.query('DROP FUNCTION epoch_ms()');
  }
}

/** SQLite's connections have a function of this name. The clock goes on inside a transaction: leases are judged by it. */
const EPOCH_MS = `CREATE FUNCTION epoch_ms() RETURNS bigint LANGUAGE sql VOLATILE PARALLEL SAFE
  AS 'SELECT (extract(epoch from clock_timestamp()) * 1000)::bigint'`;
