import type { QueryRunner } from 'typeorm';
import { runAll } from './dialect-ddl';

const POLICY = 'one_business';

/** Read once for each statement, not for each row. Not set, it is null and no row is met. */
const IS_MET = "(SELECT current_setting('app.business_id', true)) IN (business_id, '*')";

/**
 * Gives every table with a `business_id` that has none the policy that only rows of the business named in
 * `app.business_id` are met, `*` naming every one. A migration that makes such a table calls this after it.
 */
export async function protectTenants(queryRunner: QueryRunner): Promise<void> {
  for (const table of await tenantTables(queryRunner, false)) {
    await runAll(queryRunner, [
      `ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`,
      // The server owns its tables, and an owner is exempt unless forced.
      `ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`,
      `CREATE POLICY ${POLICY} ON ${table} USING (${IS_MET}) WITH CHECK (${IS_MET})`,
    ]);
  }
}

export async function openTenants(queryRunner: QueryRunner): Promise<void> {
  for (const table of await tenantTables(queryRunner, true)) {
    await runAll(queryRunner, [
      `DROP POLICY ${POLICY} ON ${table}`,
      `ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`,
      `ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`,
    ]);
  }
}

async function tenantTables(queryRunner: QueryRunner, areProtected: boolean): Promise<readonly string[]> {
  const rows = (await queryRunner.query(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attname = 'business_id'
       AND c.relrowsecurity = $1 ORDER BY c.relname`,
    [areProtected],
  )) as { name: string }[];
  return rows.map(({ name }) => `"${name}"`);
}
