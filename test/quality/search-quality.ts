import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Test } from '@nestjs/testing';
import { ProductCatalogue, ProductFileReader, Tenancy } from '@app/application';
import { CatalogModule } from '@app/catalog';
import { NO_CRITERIA, searchTerms, type Product, type SearchCriteria } from '@app/domain';
import { PersistenceModule } from '@app/persistence';
import {
  CHORUS_CURRENCY,
  CHORUS_MAPPING,
  findChorus,
  openProducts,
  readQueries,
  type RatedQuery,
} from './chorus';
import { condensedNdcgAt10, ndcgAt10, ratedShareAt10 } from './ndcg';

const BUSINESS = 'chorus';
const BATCH = 500;

/** `npm run quality:search [postgres://…]`: imports a real catalogue, then measures what a search finds and takes. */
async function main(url: string | undefined): Promise<void> {
  const folder = findChorus();
  if (folder === undefined) {
    console.log('The Chorus catalogue is not here: nothing was measured. CHORUS=<folder> says where it is.');
    return;
  }
  const temporary = mkdtempSync(join(tmpdir(), 'search-quality-'));
  try {
    await measure(`sqlite:${join(temporary, 'catalogue.db')}`, 'SQLite', folder);
    if (url !== undefined) await measure(url, 'PostgreSQL', folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function measure(url: string, name: string, folder: string): Promise<void> {
  const app = await Test.createTestingModule({
    imports: [PersistenceModule.forRoot({ url, role: 'server' }), CatalogModule],
  }).compile();
  try {
    const catalogue = app.get(ProductCatalogue);
    await app
      .get(Tenancy)
      .createBusiness({ businessId: BUSINESS, name: 'Chorus', createdAt: new Date().toISOString() });
    const first = await importAll(catalogue, app.get(ProductFileReader), folder);
    console.log(`${name}: ${first.count} products imported in ${first.seconds.toFixed(2)} s`);
    const again = await importAll(catalogue, app.get(ProductFileReader), folder);
    console.log(`${name}: the same again in ${again.seconds.toFixed(2)} s`);
    const start = performance.now();
    const { productCount, brands, words } = await catalogue.vocabulary(BUSINESS);
    const took = Math.round(performance.now() - start);
    console.log(
      `${name}: vocabulary of ${productCount} products in ${took} ms: ${brands.length} brands, ${words?.length} words`,
    );
    await report(`${name}, as typed`, catalogue, readQueries(folder), (query) => ({
      ...NO_CRITERIA,
      text: query,
    }));
    await report(`${name}, with the kind of thing`, catalogue, readQueries(folder), (query) => ({
      ...NO_CRITERIA,
      text: query,
      requiredWords: searchTerms(query).slice(-1),
    }));
  } finally {
    await app.close();
  }
}

async function importAll(
  catalogue: ProductCatalogue,
  reader: ProductFileReader,
  folder: string,
): Promise<{ count: number; seconds: number }> {
  const start = performance.now();
  let batch: Product[] = [];
  let count = 0;
  const options = { format: 'jsonl', currency: CHORUS_CURRENCY, mapping: CHORUS_MAPPING } as const;
  for await (const row of reader.read(openProducts(folder), options)) {
    if (row.kind === 'item') batch.push(row.item);
    else console.log(`line ${row.line}: ${row.reason}`);
    if (batch.length < BATCH) continue;
    await catalogue.upsertProducts(BUSINESS, batch);
    count += batch.length;
    batch = [];
  }
  await catalogue.upsertProducts(BUSINESS, batch);
  return { count: count + batch.length, seconds: (performance.now() - start) / 1000 };
}

async function report(
  name: string,
  catalogue: ProductCatalogue,
  queries: readonly RatedQuery[],
  criteriaOf: (query: string) => SearchCriteria,
): Promise<void> {
  const times: number[] = [];
  const rankings = new Map<RatedQuery, readonly string[]>();
  // Once each: the same search again would be answered from memory.
  for (const rated of queries) {
    const start = performance.now();
    const { products } = await catalogue.search(BUSINESS, criteriaOf(rated.query), 10);
    times.push(performance.now() - start);
    rankings.set(
      rated,
      products.map(({ productId }) => productId),
    );
  }
  const counted = [...rankings].flatMap(([{ query, ratings }, ranking]) => {
    const ndcg = ndcgAt10(ranking, ratings);
    if (ndcg === undefined) return [];
    return [
      {
        query,
        ndcg,
        condensed: condensedNdcgAt10(ranking, ratings) ?? 0,
        rated: ratedShareAt10(ranking, ratings),
      },
    ];
  });
  const mean = (values: readonly number[]): string =>
    (values.reduce((sum, value) => sum + value, 0) / values.length).toFixed(3);
  console.log(
    `${name}: NDCG@10 ${mean(counted.map(({ ndcg }) => ndcg))}, condensed ${mean(counted.map(({ condensed }) => condensed))}, ` +
      `rated ${mean(counted.map(({ rated }) => rated))} (${counted.length} queries); ` +
      `p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`,
  );
  if (process.env['VERBOSE'] === undefined) return;
  for (const { query, ndcg, condensed } of counted)
    console.log(`  ${ndcg.toFixed(2)} ${condensed.toFixed(2)} ${query}`);
}

function quantile(values: readonly number[], share: number): string {
  const sorted = [...values].sort((left, right) => left - right);
  return (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(1);
}

void main(process.argv[2]);
