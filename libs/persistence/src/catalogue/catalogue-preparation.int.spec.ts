import { aProduct, freshSqlite } from '@app/testing';
import type { Database } from '../database/database';
import { openDatabase } from '../database/open-database';
import { SqlTenancy } from '../tenancy/sql-tenancy';
import { CatalogueLoreLoader } from './catalogue-lore.loader';
import { SqlProductCatalogue } from './sql-product-catalogue';

describe('a prepared catalogue', () => {
  const fresh = freshSqlite();
  let database: Database;

  beforeAll(async () => {
    database = await openDatabase(fresh.url, 'server');
    const tenancy = new SqlTenancy(database);
    for (const businessId of ['one', 'two']) {
      await tenancy.createBusiness({ businessId, name: businessId, createdAt: '2026-01-02T03:04:05.678Z' });
      await startedAnew().upsertProducts(businessId, [
        aProduct({ productId: businessId, brand: businessId }),
      ]);
    }
  });
  afterAll(async () => {
    await database.close();
    fresh.remove();
  });

  const startedAnew = () => new SqlProductCatalogue(database, new CatalogueLoreLoader(database));

  const readsOf = async (catalogue: SqlProductCatalogue, businessId: string): Promise<number> => {
    const reads = jest.spyOn(database, 'read');
    const { brands } = await catalogue.vocabulary(businessId);
    const count = reads.mock.calls.length;
    reads.mockRestore();
    expect(brands).toEqual([businessId]);
    return count;
  };

  it('is not read through by the first turn of a shop', async () => {
    const prepared = startedAnew();
    await prepared.prepare();
    for (const businessId of ['one', 'two']) {
      expect(await readsOf(prepared, businessId)).toBe(1);
      expect(await readsOf(startedAnew(), businessId)).toBeGreaterThan(1);
    }
  });
});
