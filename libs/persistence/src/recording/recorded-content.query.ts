import type { Content } from '@app/application';
import { list, sql } from '../database/statement';
import { all, run, type Transaction } from '../database/transaction';

const AT_A_TIME = 200;

/** Adds those that are not there. In the order of their digests: two turns that add the same must not wait for each other. */
export function* keepContents(businessId: string, contents: readonly Content[]): Transaction<void> {
  const sorted = [...contents].sort((left, right) => (left.digest < right.digest ? -1 : 1));
  for (let start = 0; start < sorted.length; start += AT_A_TIME) {
    const rows = sorted
      .slice(start, start + AT_A_TIME)
      .map(({ digest, body }) => sql`(${businessId}, ${digest}, ${body})`);
    yield* run(sql`
      INSERT INTO recorded_content (business_id, digest, body) VALUES ${list(rows)} ON CONFLICT DO NOTHING`);
  }
}

export function* findContents(
  businessId: string,
  digests: readonly string[],
): Transaction<readonly Content[]> {
  const found: Content[] = [];
  for (let start = 0; start < digests.length; start += AT_A_TIME) {
    const wanted = digests.slice(start, start + AT_A_TIME).map((digest) => sql`${digest}`);
    const rows = yield* all<Content>(sql`
      SELECT digest, body FROM recorded_content WHERE business_id = ${businessId} AND digest IN (${list(wanted)})`);
    found.push(...rows);
  }
  return found;
}
