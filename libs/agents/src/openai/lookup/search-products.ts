import type { CatalogueVocabulary } from '@app/application';
import {
  fromMajor,
  NO_CRITERIA,
  type AttributeLimit,
  type JsonObject,
  type SearchCriteria,
} from '@app/domain';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';
import { productDigest } from './product-digest';
import { narrowed } from './stated-limits';

const RESULTS = 8;
const words = {
  type: 'array',
  items: { type: 'string', minLength: 1, maxLength: 100 },
  maxItems: 20,
} as const;

export class SearchProducts implements ModelFunction {
  readonly name = 'search_products';
  readonly description =
    "Search the shop's catalogue. Words rank; everything else is a limit that each result keeps. Prices are in major units of the shop's currency.";
  readonly isLookUp = true;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: {
      query: { type: 'string', maxLength: 300, description: 'What to look for, such as "wireless mouse"' },
      minPrice: { type: 'number', minimum: 0, maximum: 1_000_000_000 },
      maxPrice: { type: 'number', minimum: 0, maximum: 1_000_000_000 },
      brands: words,
      excludedBrands: words,
      attributes: {
        type: 'array',
        maxItems: 10,
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', maxLength: 100, description: 'Such as colour or size' },
            values: { ...words, description: 'Any of them will do' },
          },
          required: ['name', 'values'],
          additionalProperties: false,
        },
      },
      sort: { type: 'string', enum: ['relevance', 'price-ascending', 'price-descending'] },
    },
    required: ['query'],
    additionalProperties: false,
  };

  async run(args: JsonObject, { request, limits }: FunctionContext): Promise<FunctionAnswer> {
    const vocabulary = await request.shop.vocabulary();
    const criteria = narrowed(criteriaOf(args, vocabulary), limits);
    const { products, matched } = await request.shop.searchProducts(criteria, RESULTS);
    const productIds = products.map(({ productId }) => productId);
    const found = { matched, products: products.map((product) => productDigest(product)) };
    const isNarrow = criteria.attributes.length > 0 || criteria.brands.length > 0;
    return {
      result:
        matched > 0 || !isNarrow
          ? found
          : {
              ...found,
              hint: 'nothing keeps all limits; search again without brand or attributes to see what there is',
            },
      parts: [{ kind: 'search', criteria, matched, productIds }],
    };
  }
}

/** As the schema has checked them. */
interface SearchArguments {
  readonly query?: string;
  readonly minPrice?: number;
  readonly maxPrice?: number;
  readonly brands?: readonly string[];
  readonly excludedBrands?: readonly string[];
  readonly attributes?: readonly { readonly name: string; readonly values: readonly string[] }[];
  readonly sort?: SearchCriteria['sort'];
}

function criteriaOf(args: SearchArguments, { currency, brands }: CatalogueVocabulary): SearchCriteria {
  const minor = (amount: number | undefined) =>
    amount === undefined ? null : fromMajor(amount, currency).amountMinor;
  const spelt = (brand: string) =>
    brands.find((known) => known.toLowerCase() === brand.trim().toLowerCase()) ?? brand.trim();
  return {
    ...NO_CRITERIA,
    text: (args.query ?? '').trim(),
    minPriceMinor: minor(args.minPrice),
    maxPriceMinor: minor(args.maxPrice),
    brands: (args.brands ?? []).map(spelt),
    excludedBrands: (args.excludedBrands ?? []).map(spelt),
    attributes: (args.attributes ?? []).map(attributeLimit),
    sort: args.sort ?? 'relevance',
  };
}

function attributeLimit({ name, values }: { name: string; values: readonly string[] }): AttributeLimit {
  const lower = name.trim().toLowerCase();
  return {
    name: lower === 'color' ? 'colour' : lower,
    values: values.map((value) => value.trim().toLowerCase()),
    exclude: false,
  };
}
