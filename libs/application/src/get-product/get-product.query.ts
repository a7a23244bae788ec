import { Query } from '@nestjs/cqrs';
import { type Product } from '@app/domain';

export class GetProduct extends Query<Product> {
  constructor(
    readonly businessId: string,
    readonly productId: string,
  ) {
    super();
  }
}
