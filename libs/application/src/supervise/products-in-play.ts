import type { Product, ReplyPart } from '@app/domain';
import type { ReviewedTurn } from './supervise-reply';

/** The products that exist among those that the reply names or the customer has in view. */
export async function productsInPlay(
  { shop, memory }: Pick<ReviewedTurn, 'shop' | 'memory'>,
  parts: readonly ReplyPart[],
): Promise<ReadonlyMap<string, Product>> {
  const named = parts.flatMap((part) => ('productIds' in part ? part.productIds : []));
  const shown = memory.shown.map(({ productId }) => productId);
  const ids = [...new Set([...named, ...shown])];
  return ids.length === 0 ? new Map<string, Product>() : shop.getProducts(ids);
}
