import type { FieldMapping } from '@app/application';
import { DomainError } from '@app/domain';
import type { ProductDraft } from '../rows/product-draft';
import { valueAt } from './field-path';

const FIELDS = [
  'productId',
  'title',
  'description',
  'brand',
  'category',
  'price',
  'priceMinor',
  'currency',
  'url',
  'imageUrl',
  'availability',
  'attributes',
  'metadata',
] as const;
type Field = (typeof FIELDS)[number];

const ATTRIBUTE = 'attributes.';

/**
 * Reads a JSON object as a product draft. A field without a mapping is read under our own name; `attributes.<name>`
 * in the mapping reads one attribute from a field of its own (`{"attributes.colour":"color"}`).
 */
export class JsonLinesMapping {
  private readonly paths: ReadonlyMap<Field, string>;
  private readonly attributePaths: readonly (readonly [name: string, path: string])[];

  /** @throws DomainError INVALID_ARGUMENT when the mapping names a field that a product does not have */
  constructor(
    private readonly mapping: FieldMapping,
    private readonly fileCurrency: string,
  ) {
    const known: readonly string[] = FIELDS;
    const unknown = Object.keys(mapping).find((name) => !known.includes(name) && !name.startsWith(ATTRIBUTE));
    if (unknown !== undefined) {
      throw new DomainError(
        'INVALID_ARGUMENT',
        `the mapping has "${unknown}"; its keys are ${FIELDS.join(', ')} and attributes.<name>`,
      );
    }
    this.paths = new Map(FIELDS.map((field) => [field, mapping[field] ?? field]));
    this.attributePaths = Object.entries(mapping)
      .filter(([name]) => name.startsWith(ATTRIBUTE))
      .map(([name, path]) => [name.slice(ATTRIBUTE.length), path]);
  }

  draft(row: object): ProductDraft {
    const read = (field: Field): unknown => valueAt(row, this.paths.get(field) ?? field);
    return {
      productId: read('productId'),
      title: read('title'),
      description: read('description'),
      brand: read('brand'),
      category: this.categoryText(read('category')),
      price: {
        minor: this.statesPrice('priceMinor') ? read('priceMinor') : undefined,
        major: this.statesPrice('price') ? read('price') : undefined,
        currency: read('currency'),
        fileCurrency: this.fileCurrency,
      },
      url: read('url'),
      imageUrl: read('imageUrl'),
      availability: read('availability'),
      attributes: this.attributes(row, read('attributes')),
      metadata: read('metadata'),
    };
  }

  /** A mapping for one of the two says where the price is: what the file has under the other's name is not ours. */
  private statesPrice(field: 'price' | 'priceMinor'): boolean {
    const { price, priceMinor } = this.mapping;
    return this.mapping[field] !== undefined || (price === undefined && priceMinor === undefined);
  }

  /** A list of categories is a breadcrumb. */
  private categoryText(category: unknown): unknown {
    return Array.isArray(category) ? category.map(String).join(' > ') : category;
  }

  private attributes(row: object, attributes: unknown): unknown {
    if (this.attributePaths.length === 0) return attributes;
    const own = attributes !== null && typeof attributes === 'object' ? attributes : {};
    const mapped = this.attributePaths.map(([name, path]) => [name, valueAt(row, path)] as const);
    return { ...own, ...Object.fromEntries(mapped) };
  }
}
