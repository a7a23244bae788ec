import { searchTerms, type Product, type ProductAttributes } from '@app/domain';
import type { TenantTerms } from './tenant-terms';

/** What the full-text index knows of a product, as prefixed terms in reading order. */
export interface ProductDocument {
  readonly title: readonly string[];
  readonly category: readonly string[];
  readonly brand: readonly string[];
  readonly attributes: readonly string[];
  readonly description: readonly string[];
  /** One term for each word of each attribute's value, bound to the attribute's name. Each once. */
  readonly facets: readonly string[];
}

export function productDocument(product: Product, terms: TenantTerms): ProductDocument {
  return {
    title: terms.of(product.title),
    category: terms.of(product.category ?? ''),
    brand: terms.of(product.brand ?? ''),
    attributes: terms.of(attributeText(product.attributes)),
    description: terms.of(product.description),
    facets: facetTerms(product.attributes, terms),
  };
}

/** Numbers say nothing without their unit; of a yes-or-no attribute, the name tells what the product has. */
function attributeText(attributes: ProductAttributes): string {
  return Object.entries(attributes)
    .map(([name, value]) => {
      if (typeof value === 'boolean') return value ? name : '';
      return typeof value === 'number' ? '' : String(value);
    })
    .join(' ');
}

function facetTerms(attributes: ProductAttributes, terms: TenantTerms): readonly string[] {
  const facets = Object.entries(attributes).flatMap(([name, value]) => {
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((item) => facetWords(name, String(item), terms));
  });
  return [...new Set(facets)];
}

/** The terms that a product whose attribute `name` has `value` in it must have, and few others do. */
export function facetWords(name: string, value: string, terms: TenantTerms): readonly string[] {
  const bound = searchTerms(name).join('');
  return searchTerms(value).map((term) => terms.prefixed(`${bound}q${term}`));
}
