import { type IQueryHandler, QueryHandler } from '@nestjs/cqrs';
import { DomainError, type Product } from '@app/domain';
import { ProductCatalogue } from '../ports/product-catalogue';
import { GetProduct } from './get-product.query';

@QueryHandler(GetProduct)
export class GetProductHandler implements IQueryHandler<GetProduct> {
  constructor(private readonly products: ProductCatalogue) {}

  /** @throws DomainError PRODUCT_NOT_FOUND */
  async execute({ businessId, productId }: GetProduct): Promise<Product> {
    const product = (await this.products.getProducts(businessId, [productId])).get(productId);
    if (product === undefined) {
      throw new DomainError('PRODUCT_NOT_FOUND', `there is no product ${productId}`);
    }
    return product;
  }
}
