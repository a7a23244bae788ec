import type { CatalogueUnderContract } from './catalogue-under-contract';
import { ShopShelf } from './shop-shelf';

export function describeVocabulary(under: () => CatalogueUnderContract): void {
  describe('a vocabulary', () => {
    it('speaks of what the catalogue has, the commonest first', async () => {
      const shelf = await ShopShelf.with(under(), {
        a: { title: 'Red mouse', brand: 'HP', attributes: { colour: 'Red', size: ['L', 'XL'], weight: 3 } },
        b: { title: 'Blue mouse', brand: 'Dell', attributes: { colour: 'Blue' } },
        c: {
          title: 'Blue lamp',
          brand: 'Dell',
          category: 'Home > Lamps',
          price: { amountMinor: 1, currency: 'EUR' },
          attributes: { colour: 'Blue' },
        },
      });
      const vocabulary = await under().products.vocabulary(shelf.businessId);
      expect(vocabulary.productCount).toBe(3);
      expect(vocabulary.currency).toBe('USD');
      expect(vocabulary.brands).toEqual(['Dell', 'HP']);
      expect(vocabulary.attributes.get('colour')).toEqual(['blue', 'red']);
      expect([...(vocabulary.attributes.get('size') ?? [])].sort()).toEqual(['l', 'xl']);
      expect(vocabulary.words?.slice(0, 2).sort()).toEqual(['blue', 'mouse']);
      expect(vocabulary.words).toContain('lamps');
    });

    it('is new after an import', async () => {
      const shelf = await ShopShelf.with(under(), { a: { brand: 'HP' } });
      expect((await under().products.vocabulary(shelf.businessId)).brands).toEqual(['HP']);
      await shelf.put({ b: { brand: 'Dell' } });
      expect([...(await under().products.vocabulary(shelf.businessId)).brands].sort()).toEqual([
        'Dell',
        'HP',
      ]);
    });

    it('of a business without products is empty', async () => {
      const vocabulary = await under().products.vocabulary(await under().newBusiness());
      expect(vocabulary).toMatchObject({ brands: [], productCount: 0 });
    });
  });
}
