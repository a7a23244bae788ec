import type { TrustDatabase } from '../database/trust-database';
import { FORBIDDEN_ROWS } from './forbidden-rows';
import { SeenStates } from './immutability.invariant';
import { snapshotProblems } from './snapshot.invariant';
import { readRows } from './stored-rows';
import { treeProblems } from './tree.invariant';

/**
 * Everything that must be true of a database at rest, whatever was done to its servers. It reads the rows itself and
 * asks no store of the product. Empty: all is well.
 * @param seen what an earlier look found, so that nothing may have changed since
 */
export async function checkInvariants(
  database: TrustDatabase,
  seen: SeenStates = new SeenStates(),
): Promise<readonly string[]> {
  const problems = [...(await database.problems())];
  const stored = await readRows(database);
  problems.push(...treeProblems(stored), ...snapshotProblems(stored));
  problems.push(...(await seen.problems(stored, database)));
  for (const [meaning, statement] of FORBIDDEN_ROWS) {
    const found = await database.rows<{ id: string }>(statement);
    problems.push(...found.map(({ id }) => `${meaning}: ${id}`));
  }
  return problems;
}

export { SeenStates };
