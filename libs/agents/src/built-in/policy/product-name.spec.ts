import { nameOf, shortName } from './product-name';

describe('shortName', () => {
  it.each([
    ['Pink dress size 10yrs', 'Pink dress size 10yrs'],
    [
      'HP 250 G7 Notebook Silver 39.6 cm (15.6") 1920 x 1080 pixels 8th gen Intel Core i3',
      'HP 250 G7 Notebook Silver',
    ],
    [
      'Organic cotton shirt with long sleeves, buttons and a very large collar for winter',
      'Organic cotton shirt with long sleeves',
    ],
    [
      'Very long name made only of plain words that never come to any end whatever happens',
      'Very long name made only of plain words that never come to',
    ],
    ['x'.repeat(200), 'x'.repeat(60)],
    ['𝒳'.repeat(200), '𝒳'.repeat(60)],
  ])('%s', (title, short) => {
    expect(shortName(title)).toBe(short);
  });

  it('is not used where it would fit two products in view', () => {
    const one = laptop('a');
    const two = laptop('b');
    expect(nameOf(one, { shown: [one] })).toBe('HP Notebook Silver');
    expect(nameOf(one, { shown: [one, two] })).toBe(one.title);
  });
});

function laptop(productId: string): { productId: string; title: string; price: null } {
  const title = `HP Notebook Silver 39.6 cm (15.6") 1920 x 1080 pixels Intel Core ${productId}`;
  return { productId, title, price: null };
}
