import { refusalOf, type JsonObject, type RefusedProduct, type ReplyPart } from '@app/domain';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';

export class RecommendProducts implements ModelFunction {
  readonly name = 'recommend_products';
  readonly description = 'Show products to the customer, best first, by the ids that a search returned.';
  readonly isLookUp = false;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: {
      productIds: {
        type: 'array',
        minItems: 1,
        maxItems: 20,
        items: { type: 'string', minLength: 1, maxLength: 200 },
      },
    },
    required: ['productIds'],
    additionalProperties: false,
  };

  async run(args: JsonObject, { request, limits }: FunctionContext): Promise<FunctionAnswer> {
    const { shop, agent } = request;
    const wanted = [...new Set(args['productIds'] as readonly string[])];
    const [known, { currency }] = await Promise.all([shop.getProducts(wanted), shop.vocabulary()]);
    const refused = wanted.flatMap((productId): readonly RefusedProduct[] => {
      const reason = refusalOf(known.get(productId), limits, currency);
      return reason === null ? [] : [{ productId, reason }];
    });
    const unknown = refused.filter(({ reason }) => reason === 'not-in-catalogue').map(idOf);
    const outside = refused.filter(({ reason }) => reason !== 'not-in-catalogue').map(idOf);
    const productIds = wanted
      .filter((id) => !refused.some(({ productId }) => productId === id))
      .slice(0, agent.definition.maxRecommendations);
    const shown: ReplyPart = { kind: 'recommendation', productIds, criteria: limits };
    return {
      result: {
        shown: productIds,
        ...(unknown.length === 0 ? {} : { notInTheCatalogue: unknown }),
        ...(outside.length === 0 ? {} : { notAvailableOrOutsideTheCustomersLimits: outside }),
      },
      parts: [
        ...(productIds.length === 0 ? [] : [shown]),
        ...(refused.length === 0 ? [] : [{ kind: 'refusal', products: refused } as const]),
      ],
    };
  }
}

function idOf({ productId }: RefusedProduct): string {
  return productId;
}
