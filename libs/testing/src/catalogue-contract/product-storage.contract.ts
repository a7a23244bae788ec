import { NO_CRITERIA, type Product } from '@app/domain';
import { aProduct } from '../builders/a-product.builder';
import type { CatalogueUnderContract } from './catalogue-under-contract';
import { ShopShelf } from './shop-shelf';

const FULL: Product = {
  productId: 'd/1 ü',
  title: 'Pink dress 👗 "size" 10',
  description: 'Line one\r\nline two \u202Eright to left',
  brand: "O'Neill",
  category: 'Clothing > Dresses',
  price: { amountMinor: 9_007_199_254_740, currency: 'USD' },
  url: 'https://shop.example/?a=1&b=%22',
  imageUrl: 'https://shop.example/d.jpg',
  availability: 'preorder',
  attributes: { colour: 'pink', size: ['8', '10'], washable: true, 'length in cm': 80.5 },
  metadata: { nested: { list: [1, null, 'x'] } },
};

export function describeProductStorage(under: () => CatalogueUnderContract): void {
  describe('products', () => {
    it('come back as they were put', async () => {
      const businessId = await under().newBusiness();
      const bare = aProduct({ productId: 'bare', price: null });
      await under().products.upsertProducts(businessId, [FULL, bare]);
      const found = await under().products.getProducts(businessId, [
        'bare',
        FULL.productId,
        'unknown',
        'bare',
      ]);
      expect(found).toEqual(
        new Map([
          ['bare', bare],
          [FULL.productId, FULL],
        ]),
      );
    });

    it('are replaced by id, in the store and in what finds them', async () => {
      const shelf = await ShopShelf.with(under(), { a: { title: 'Red lamp' }, b: { title: 'Blue lamp' } });
      await shelf.put({ a: { title: 'Green vase', attributes: { colour: 'green' } } });
      expect(await shelf.find({ text: 'lamp' })).toEqual(['b']);
      expect(await shelf.find({ text: 'vase' })).toEqual(['a']);
      expect(await shelf.matched({})).toBe(2);
    });

    it('that were found before are found as the last import left them', async () => {
      const businessId = await under().newBusiness();
      const lamp = { ...NO_CRITERIA, text: 'lamp', maxPriceMinor: 2_000 };
      const price = (amountMinor: number) => ({ amountMinor, currency: 'USD' });
      const put = (...products: readonly Partial<Product>[]) =>
        under().products.upsertProducts(
          businessId,
          products.map((product) => aProduct({ title: 'Lamp', ...product })),
        );
      await put({ productId: 'a', price: price(1_000) }, { productId: 'b', price: price(3_000) });
      expect(await under().products.search(businessId, lamp, 10)).toMatchObject({
        products: [{ productId: 'a', price: price(1_000) }],
        matched: 1,
      });
      await put({ productId: 'a', price: price(1_500) }, { productId: 'b', price: price(2_000) });
      const { products, matched } = await under().products.search(businessId, lamp, 10);
      expect(products.map((product) => [product.productId, product.price?.amountMinor]).sort()).toEqual([
        ['a', 1_500],
        ['b', 2_000],
      ]);
      expect(matched).toBe(2);
    });

    it('that come twice in one call are there once, the last one', async () => {
      const businessId = await under().newBusiness();
      const twice = [aProduct({ title: 'First' }), aProduct({ title: 'Second' })];
      await under().products.upsertProducts(businessId, twice);
      const found = await under().products.getProducts(businessId, ['product-1']);
      expect(found.get('product-1')?.title).toBe('Second');
      const { matched } = await under().products.search(businessId, { ...NO_CRITERIA, text: 'first' }, 10);
      expect(matched).toBe(0);
    });

    it('of many are all found by id', async () => {
      const businessId = await under().newBusiness();
      const many = Array.from({ length: 1_203 }, (_, index) => aProduct({ productId: `p${index}` }));
      await under().products.upsertProducts(businessId, many);
      const ids = many.map(({ productId }) => productId);
      expect([...(await under().products.getProducts(businessId, ids)).keys()].sort()).toEqual(ids.sort());
      const hits = await under().products.search(businessId, NO_CRITERIA, 100);
      expect(hits.products).toHaveLength(100);
      expect(hits.matched).toBe(1_000);
    });

    it('belong to one business, whatever another asks', async () => {
      const mine = await ShopShelf.with(under(), { a: { title: 'Secret lamp', brand: 'Mine' } });
      const yours = await ShopShelf.with(under(), { a: { title: 'Vase' } });
      const empty = await under().newBusiness();
      expect(await yours.find({ text: 'secret lamp' })).toEqual([]);
      expect(await yours.find({ text: 'lamp', requiredWords: ['lamp'] })).toEqual([]);
      expect((await under().products.getProducts(empty, ['a'])).size).toBe(0);
      expect(await under().products.search(empty, { ...NO_CRITERIA, text: 'lamp' }, 5)).toEqual({
        products: [],
        matched: 0,
      });
      expect((await under().products.vocabulary(yours.businessId)).brands).toEqual([]);
      expect(await mine.find({ text: 'secret lamp' })).toEqual(['a']);
    });

    it('of nobody are refused', async () => {
      await expect(under().products.upsertProducts('nobody', [aProduct()])).rejects.toMatchObject({
        code: 'BUSINESS_NOT_FOUND',
      });
    });
  });
}
