import { freshSqlite } from '@app/testing';
import { openDatabase } from '../database/open-database';
import { SqliteHandle } from '../database/sqlite/sqlite-handle';
import { sql, Statement } from '../database/statement';
import { all, type Transaction } from '../database/transaction';
import { findConversationOf } from '../conversation/conversation.query';
import { holdForTurn } from '../turn/hold-conversation';
import { purgeInputs } from '../turn/purge-inputs.transaction';
import { findSession } from '../state/sql-state-reader';

/** What is asked for among all that a business has. */
const ASKED: readonly (readonly [what: string, operation: Transaction<unknown>, index: string])[] = [
  [
    'the open turns of a conversation',
    holdForTurn({ businessId: 'b', turnId: 't' } as never, 'c'),
    'ix_turn_open',
  ],
  ['the states of a session', findSession('b', 's'), 'sqlite_autoindex_state_2'],
  ['the conversation of a session', findConversationOf('b', 's'), 'ix_conversation_session'],
];

describe('SQLite', () => {
  const fresh = freshSqlite();
  let handle: SqliteHandle;

  beforeAll(async () => {
    await (await openDatabase(fresh.url, 'server')).close();
    handle = SqliteHandle.open(fresh.url.replace('sqlite:', ''), 'read');
  });
  afterAll(() => {
    handle.close();
    fresh.remove();
  });

  const planOf = ({ text, values }: Statement): string =>
    handle
      .run(() => all<{ detail: string }>(new Statement(`EXPLAIN QUERY PLAN ${text}`, values)))
      .map(({ detail }) => detail)
      .join('\n');

  it.each(ASKED)('finds %s without reading all of the business', (_what, operation, index) => {
    const { statements } = operation.next().value as { statements: readonly Statement[] };
    const plan = planOf(statements[0] ?? sql``);
    expect(plan).toContain(index);
    expect(plan).not.toMatch(/SCAN|\(business_id=\?\)$/m);
  });

  it('looks for what was asked in vain among the turns that keep it', () => {
    const { statements } = purgeInputs().next().value as { statements: readonly Statement[] };
    expect(planOf(statements[0] ?? sql``)).toMatch(/SCAN turn USING INDEX ix_turn_(unfinished|conversation)/);
  });

  it.each(['state', 'session'])('erases rows of %s without reading all of the business', (table) => {
    const plan = planOf(new Statement(`DELETE FROM ${table} WHERE business_id = 'b' AND session_id = 's'`));
    expect(plan).not.toMatch(/\(business_id=\?\)$/m);
  });
});
