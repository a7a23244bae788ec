import type { ProductCard } from '@app/domain';
import type { RecommendedProductDto } from '../http/recommended-product.dto';
import { toRecommendedProduct } from '../http/recommended-product.dto';
import type { StreamDialect, StreamEvent } from '../http/sse/stream-event';
import type { PostedMessageDto } from './message.dto';

/** The parts of the reply: the products as soon as they are certain, the words together. */
export const MESSAGE_STREAM: StreamDialect = {
  status: 201,
  ofFact: (fact) => (fact.type === 'ProductsRecommended' ? [productsEvent(fact.data.products)] : []),
  ofAnswer: (body) => {
    const { reply } = JSON.parse(body) as PostedMessageDto;
    if (reply === null) return [];
    const { products, content } = reply;
    return [
      ...(products === undefined ? [] : [streamEvent('products', { products })]),
      ...(content === null ? [] : [streamEvent('content', { content })]),
    ];
  },
};

function productsEvent(cards: readonly ProductCard[]): StreamEvent {
  const products: readonly RecommendedProductDto[] = cards.map(toRecommendedProduct);
  return streamEvent('products', { products });
}

function streamEvent(name: string, data: object): StreamEvent {
  return { name, data: JSON.stringify(data) };
}
