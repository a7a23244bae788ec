import { Test } from '@nestjs/testing';
import { ProductCatalogue, ProductFileReader } from '@app/application';
import { CatalogModule } from '@app/catalog';
import { Database, PersistenceModule } from '@app/persistence';
import { seedCatalogue } from './seed-catalogue';
import type { SeedJob, Seeded } from './seed-job';
import { seedSessions } from './seed-sessions';
import { makeTenant } from './tenant';

/** Migrates a database, fills it, and tells its parent what is in it. */
async function main(job: SeedJob): Promise<void> {
  const app = await Test.createTestingModule({
    imports: [PersistenceModule.forRoot({ url: job.url, role: 'server' }), CatalogModule],
  }).compile();
  const tenant = await makeTenant(app.get(Database), job.url);
  const catalogue = await seedCatalogue(
    app.get(ProductCatalogue),
    app.get(ProductFileReader),
    tenant.businessId,
    job.products ?? 0,
  );
  await app.close();
  const seeded: Seeded = { tenant, ...seedSessions(tenant, job), ...catalogue };
  process.send?.(seeded, () => process.exit(0));
}

void main(JSON.parse(process.argv[2] ?? '{}') as SeedJob);
