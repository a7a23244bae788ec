import { randomUUID } from 'node:crypto';
import { describeCatalogue, freshPostgresUrl, freshSqlite, type CatalogueUnderContract } from '@app/testing';
import { openDatabase } from '../database/open-database';
import { SqlTenancy } from '../tenancy/sql-tenancy';
import { CatalogueLoreLoader } from './catalogue-lore.loader';
import { SqlKnowledgeBase } from './sql-knowledge-base';
import { SqlProductCatalogue } from './sql-product-catalogue';

async function open(url: string): Promise<CatalogueUnderContract & { close: () => Promise<void> }> {
  const database = await openDatabase(url, 'server');
  const tenancy = new SqlTenancy(database);
  return {
    products: new SqlProductCatalogue(database, new CatalogueLoreLoader(database)),
    knowledge: new SqlKnowledgeBase(database),
    newBusiness: async () => {
      const businessId = randomUUID();
      await tenancy.createBusiness({ businessId, name: 'Shop', createdAt: '2026-01-02T03:04:05.678Z' });
      return businessId;
    },
    close: () => database.close(),
  };
}

const fresh = freshSqlite();
afterAll(() => fresh.remove());

describeCatalogue('SQLite', () => open(fresh.url));
describeCatalogue('PostgreSQL', () => open(freshPostgresUrl()));
