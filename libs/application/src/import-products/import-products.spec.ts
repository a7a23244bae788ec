import { Readable } from 'node:stream';
import { DomainError, type Product } from '@app/domain';
import { aProduct, InMemoryProductCatalogue, InMemoryTenancy } from '@app/testing';
import { BusinessLoader } from '../create-business/business-loader';
import { ProductFileReader, type FileRow } from '../ports/file-readers';
import { ImportProducts } from './import-products.command';
import { ImportProductsHandler } from './import-products.handler';
import { type ImportReport, LISTED_REFUSALS } from './import-report';

type Row = FileRow<Product>;
const OPTIONS = { format: 'jsonl', currency: 'USD' } as const;

class Rows extends ProductFileReader {
  constructor(private readonly rows: () => Iterable<Row>) {
    super();
  }
  async *read(): AsyncIterable<Row> {
    for (const row of this.rows()) yield await Promise.resolve(row);
  }
}

async function given(rows: () => Iterable<Row>) {
  const tenancy = new InMemoryTenancy();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '' });
  const catalogue = new InMemoryProductCatalogue();
  const handler = new ImportProductsHandler(new BusinessLoader(tenancy), new Rows(rows), catalogue);
  const progress: ImportReport[] = [];
  const run = (options = { ...OPTIONS } as { format: 'jsonl'; currency: string }, businessId = 'shop') =>
    handler.execute(
      new ImportProducts(businessId, Readable.from([]), options, (soFar) => progress.push(soFar)),
    );
  return { catalogue, run, progress };
}

function item(line: number, productId = `p${line}`): Row {
  return { kind: 'item', line, item: aProduct({ productId, title: `row ${line}` }) };
}

describe('ImportProducts', () => {
  it('stores what can be taken, and reports what cannot with its line and reason', async () => {
    const { catalogue, run } = await given(() => [
      item(1),
      { kind: 'refused', line: 2, reason: 'price is negative' },
      item(3),
    ]);
    await expect(run()).resolves.toEqual({
      imported: 2,
      refused: 1,
      refusals: [{ line: 2, reason: 'price is negative' }],
    });
    expect([...catalogue.stored('shop').keys()]).toEqual(['p1', 'p3']);
  });

  it('lets the later of two rows of one product win', async () => {
    const { catalogue, run } = await given(() => [item(1, 'same'), item(2, 'same')]);
    await run();
    expect(catalogue.stored('shop').get('same')?.title).toBe('row 2');
  });

  it('stores a long file in batches and tells how far it is', async () => {
    const { catalogue, run, progress } = await given(function* () {
      for (let line = 1; line <= 60; line += 1) yield item(line);
    });
    await expect(run()).resolves.toMatchObject({ imported: 60 });
    expect(catalogue.batches).toEqual([25, 25, 10]);
    expect(progress.map(({ imported }) => imported)).toEqual([25, 50, 60]);
  });

  it('counts every refusal and lists the first thousand', async () => {
    const { run } = await given(function* () {
      for (let line = 1; line <= 1_500; line += 1) yield { kind: 'refused', line, reason: 'no id' } as const;
    });
    const report = await run();
    expect([report.refused, report.refusals.length]).toEqual([1_500, LISTED_REFUSALS]);
  });

  it('counts what rows had to do without, and names the first line', async () => {
    const notes = ['url is not https: left out'];
    const { run } = await given(() => [item(1), { ...item(2), notes }, { ...item(3), notes }] as Row[]);
    await expect(run()).resolves.toMatchObject({
      imported: 3,
      notes: [{ note: 'url is not https: left out', rows: 2, line: 2 }],
    });
  });

  it('says how much was imported when the file breaks off', async () => {
    const { run } = await given(function* () {
      for (let line = 1; line <= 60; line += 1) yield item(line);
      throw new DomainError('INVALID_ARGUMENT', 'the gzip data is broken');
    });
    await expect(run()).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: 'the gzip data is broken (the 50 products before it are imported)',
    });
  });

  it('refuses an unknown business and a currency that is none before it reads', async () => {
    const { run, catalogue } = await given(() => [item(1)]);
    await expect(run({ ...OPTIONS }, 'shpo')).rejects.toMatchObject({ code: 'BUSINESS_NOT_FOUND' });
    for (const currency of ['dollars', 'XXQ']) {
      await expect(run({ ...OPTIONS, currency })).rejects.toMatchObject({
        fields: [{ pointer: '#/currency' }],
      });
    }
    expect(catalogue.batches).toEqual([]);
  });
});
