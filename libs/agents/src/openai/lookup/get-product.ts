import { textArgument } from '@app/application';
import type { JsonObject } from '@app/domain';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';
import { productDigest } from './product-digest';

export class GetProduct implements ModelFunction {
  readonly name = 'get_product';
  readonly description = 'Everything that the catalogue knows of one product.';
  readonly isLookUp = true;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: { productId: { type: 'string', minLength: 1, maxLength: 200 } },
    required: ['productId'],
    additionalProperties: false,
  };

  async run(args: JsonObject, { request }: FunctionContext): Promise<FunctionAnswer> {
    const productId = textArgument(args, 'productId');
    const product = (await request.shop.getProducts([productId])).get(productId);
    return {
      result: product === undefined ? { error: 'there is no such product' } : productDigest(product, true),
      parts: [],
      links: product?.url == null ? [] : [product.url],
    };
  }
}
