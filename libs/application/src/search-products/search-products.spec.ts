import { aProduct, InMemoryProductCatalogue } from '@app/testing';
import { GetProduct } from '../get-product/get-product.query';
import { GetProductHandler } from '../get-product/get-product.handler';
import { SearchProducts, type ProductSearch } from './search-products.query';
import { SearchProductsHandler } from './search-products.handler';

const ALL: ProductSearch = { query: '', minPrice: null, maxPrice: null, brand: null, limit: 20 };

async function given() {
  const catalogue = new InMemoryProductCatalogue();
  await catalogue.upsertProducts('shop', [
    aProduct({
      productId: 'cheap',
      title: 'Mouse',
      brand: 'Acme',
      price: { amountMinor: 1_999, currency: 'USD' },
    }),
    aProduct({
      productId: 'dear',
      title: 'Mouse',
      brand: 'Bolt',
      price: { amountMinor: 2_001, currency: 'USD' },
    }),
    aProduct({ productId: 'pad', title: 'Pad', brand: 'Acme', price: null }),
  ]);
  const handler = new SearchProductsHandler(catalogue);
  return {
    catalogue,
    search: (more: Partial<ProductSearch>) =>
      handler.execute(new SearchProducts('shop', { ...ALL, ...more })),
  };
}

describe('SearchProducts', () => {
  it.each<[Partial<ProductSearch>, readonly string[]]>([
    [{}, ['cheap', 'dear', 'pad']],
    [{ query: 'mouse' }, ['cheap', 'dear']],
    [{ maxPrice: 20 }, ['cheap']],
    [{ minPrice: 20 }, ['dear']],
    [{ maxPrice: 20.01 }, ['cheap', 'dear']],
    [{ brand: 'acme' }, ['cheap', 'pad']],
    [{ brand: 'Acme', maxPrice: 100 }, ['cheap']],
  ])('answers %j with %j', async (more, expected) => {
    const { search } = await given();
    expect((await search(more)).products.map(({ productId }) => productId)).toEqual(expected);
  });

  it.each<[string, Partial<ProductSearch>]>([
    ['#/minPrice', { minPrice: -1 }],
    ['#/maxPrice', { maxPrice: NaN }],
    ['#/minPrice', { minPrice: 10, maxPrice: 5 }],
    ['#/limit', { limit: 0 }],
    ['#/limit', { limit: 101 }],
    ['#/query', { query: 'x'.repeat(501) }],
  ])('refuses a wrong %s', async (pointer, more) => {
    const { search } = await given();
    await expect(search(more)).rejects.toMatchObject({ code: 'INVALID_ARGUMENT', fields: [{ pointer }] });
  });
});

describe('GetProduct', () => {
  it("finds a shop's own product and no other's", async () => {
    const { catalogue } = await given();
    const handler = new GetProductHandler(catalogue);
    await expect(handler.execute(new GetProduct('shop', 'pad'))).resolves.toMatchObject({ title: 'Pad' });
    await expect(handler.execute(new GetProduct('other', 'pad'))).rejects.toMatchObject({
      code: 'PRODUCT_NOT_FOUND',
    });
  });
});
