import type { Product } from '@app/domain';

/** A product on sale for 10 USD, with what a test cares about changed. */
export function aProduct(change: Partial<Product> = {}): Product {
  return {
    productId: 'product-1',
    title: 'Thing',
    description: '',
    brand: null,
    category: null,
    price: { amountMinor: 1_000, currency: 'USD' },
    url: null,
    imageUrl: null,
    availability: 'in-stock',
    attributes: {},
    metadata: null,
    ...change,
  };
}
