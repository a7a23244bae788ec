import type { ShopReader } from '@app/application';
import { NO_CRITERIA, type Product } from '@app/domain';
import type { Guide } from './guide';
import { isNever } from './guided-findings';

/** Phrases that are looked up. */
const MOST_PHRASES = 5;

/** The products that the shop wants to be recommended, by id or by what they are called, at most `most`. */
export async function recommendedProducts(
  shop: ShopReader,
  guide: Guide,
  most: number,
): Promise<readonly Product[]> {
  const wanted = guide.recommend.slice(0, 20);
  const byId = await shop.getProducts(wanted);
  const found = new Map<string, Product>();
  for (const phrase of wanted.filter((text) => byId.has(text))) {
    const product = byId.get(phrase);
    if (product !== undefined) found.set(product.productId, product);
  }
  for (const text of wanted.filter((phrase) => !byId.has(phrase)).slice(0, MOST_PHRASES)) {
    const requiredWords =
      text
        .toLowerCase()
        .match(/\p{L}{3,}/gu)
        ?.slice(-1) ?? [];
    const { products } = await shop.searchProducts({ ...NO_CRITERIA, text, requiredWords }, most);
    for (const product of products) found.set(product.productId, product);
  }
  return [...found.values()]
    .filter((product) => product.availability !== 'out-of-stock' && !isNever(product, guide))
    .slice(0, most);
}
