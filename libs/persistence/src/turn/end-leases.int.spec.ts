import { freshSqlite, Scene } from '@app/testing';
import { EVERY_BUSINESS } from '../database/database';
import { openDatabase } from '../database/open-database';
import { sql } from '../database/statement';
import { run } from '../database/transaction';
import { sqlStores } from '../sql-stores';

describe('a SQLite server that starts', () => {
  const fresh = freshSqlite();
  afterAll(() => fresh.remove());

  it('waits for no turn of the one before, even when the clock was put back', async () => {
    const before = await openDatabase(fresh.url, 'server');
    const scene = await Scene.begin(sqlStores(before));
    const { conversationId } = await scene.conversation();
    const { reservation, token } = await scene.reserve({ conversationId });
    await scene.store.turns.announce(scene.reservation({ conversationId, turnId: 'announced', leaseMs: 0 }));
    await before.write(EVERY_BUSINESS, () => run(sql`UPDATE turn SET lease_until = lease_until + 3600000`));
    await before.close();

    const after = await openDatabase(fresh.url, 'server');
    const { turns } = sqlStores(after);
    expect(await turns.getTurn(scene.businessId, 'announced')).toMatchObject({ status: 'pending' });
    const again = await turns.reserve(scene.reservation({ conversationId }));
    expect(again).toMatchObject({ kind: 'reserved' });
    await expect(turns.commit(scene.commitOf(reservation, token))).rejects.toMatchObject({
      code: 'LEASE_LOST',
    });
    await after.close();
  });
});
