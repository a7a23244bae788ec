import type { ProductCatalogue, ProductFileReader } from '@app/application';
import type { Product } from '@app/domain';
import { CHORUS_CURRENCY, CHORUS_MAPPING, findChorus, openProducts, readQueries } from '../../quality/chorus';
import { MADE_UP_WISHES, madeUpProduct } from './made-up-products';
import type { Seeded } from './seed-job';

const BATCH = 500;

/**
 * Imports that many products: a real catalogue's, again and again under other ids; without one, made-up products.
 * Answers where they come from and what a customer may look for among them.
 */
export async function seedCatalogue(
  catalogue: ProductCatalogue,
  reader: ProductFileReader,
  businessId: string,
  count: number,
): Promise<Pick<Seeded, 'wishes' | 'catalogue'>> {
  const chorus = count === 0 ? undefined : findChorus();
  const known = chorus === undefined ? [] : await readAll(reader, chorus);
  const productAt = (index: number): Product => {
    const product = known[index % known.length];
    return product === undefined
      ? madeUpProduct(index)
      : { ...product, productId: `${product.productId}-${Math.floor(index / known.length)}` };
  };
  const products = Array.from({ length: count || 12 }, (_none, index) => productAt(index));
  for (let start = 0; start < products.length; start += BATCH) {
    await catalogue.upsertProducts(businessId, products.slice(start, start + BATCH));
  }
  if (chorus === undefined)
    return { wishes: MADE_UP_WISHES, catalogue: `${products.length} made-up products` };
  return {
    wishes: readQueries(chorus).map(({ query }) => query),
    catalogue: `${products.length} products, Chorus (${known.length}) repeated under other ids`,
  };
}

async function readAll(reader: ProductFileReader, folder: string): Promise<readonly Product[]> {
  const options = { format: 'jsonl', currency: CHORUS_CURRENCY, mapping: CHORUS_MAPPING } as const;
  const products: Product[] = [];
  for await (const row of reader.read(openProducts(folder), options)) {
    if (row.kind === 'item') products.push(row.item);
  }
  return products;
}
