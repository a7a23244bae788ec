import { satisfiesLimits, type JsonObject } from '@app/domain';
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
    const known = await shop.getProducts(wanted);
    const fitting = wanted.filter((id) => {
      const product = known.get(id);
      return product !== undefined && satisfiesLimits(product, limits);
    });
    const productIds = fitting.slice(0, agent.definition.maxRecommendations);
    const unknown = wanted.filter((id) => !known.has(id));
    const outside = wanted.filter((id) => known.has(id) && !fitting.includes(id));
    return {
      result: {
        shown: productIds,
        ...(unknown.length === 0 ? {} : { notInTheCatalogue: unknown }),
        ...(outside.length === 0 ? {} : { notAvailableOrOutsideTheCustomersLimits: outside }),
      },
      parts: productIds.length === 0 ? [] : [{ kind: 'recommendation', productIds, criteria: limits }],
    };
  }
}
