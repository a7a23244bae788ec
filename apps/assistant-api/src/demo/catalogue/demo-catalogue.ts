import { Readable } from 'node:stream';
import { CLOTHING } from './clothing';
import { DRESSES } from './dresses';
import { ELECTRONICS } from './electronics';
import { GIFTS } from './gifts';
import { PLANS } from './plans';
import { SHOES } from './shoes';
import { TOYS } from './toys';

const SHOP = 'https://demo-shop.example';

/** The whole catalogue as JSON Lines, the way any shop would send it. */
export function demoCatalogueFile(): Readable {
  const products = [DRESSES, CLOTHING, SHOES, TOYS, GIFTS, ELECTRONICS, PLANS].flat();
  return Readable.from(
    products.map((product) => {
      const url = `${SHOP}/products/${product.productId}`;
      const imageUrl = `${SHOP}/images/${product.productId}.jpg`;
      return `${JSON.stringify({ availability: 'in-stock', ...product, currency: 'USD', url, imageUrl })}\n`;
    }),
  );
}
