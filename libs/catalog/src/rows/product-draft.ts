import type { Product } from '@app/domain';
import { attributeFields } from './attribute-fields';
import { availabilityField } from './availability-field';
import { htmlText } from './html-text';
import { metadataField } from './metadata-field';
import { priceField, type PriceDraft } from './price-field';
import { RowRefusal } from './row-refusal';
import { cleanText, idField, lineField, scalarText } from './text-field';
import { urlField } from './url-field';

/** A product as its file says it, before anything is believed. */
export interface ProductDraft {
  readonly productId: unknown;
  readonly title: unknown;
  readonly description: unknown;
  readonly brand: unknown;
  readonly category: unknown;
  readonly price: PriceDraft;
  readonly url: unknown;
  readonly imageUrl: unknown;
  readonly availability: unknown;
  readonly attributes: unknown;
  readonly metadata: unknown;
}

const MAX_TITLE_LENGTH = 1000;
const MAX_NAME_LENGTH = 500;
const DESCRIPTION_LENGTH = 20_000;

/**
 * Believes a draft, or throws RowRefusal with the reason. Descriptions are kept to their first 20,000 characters.
 * @param onLeftOut told of each field that the product does without
 */
export function toProduct(draft: ProductDraft, onLeftOut: (why: string) => void): Product {
  const productId = idField(draft.productId, 'productId');
  const title = lineField(htmlText(scalarText(draft.title, 'title')), 'title', MAX_TITLE_LENGTH);
  if (title === '') throw new RowRefusal('title is missing');
  return {
    productId,
    title,
    description: descriptionOf(draft.description),
    brand: lineField(draft.brand, 'brand', MAX_NAME_LENGTH) || null,
    category: lineField(draft.category, 'category', MAX_NAME_LENGTH) || null,
    price: priceField(draft.price),
    url: urlField(draft.url, 'url', onLeftOut),
    imageUrl: urlField(draft.imageUrl, 'imageUrl', onLeftOut),
    availability: availabilityField(draft.availability),
    attributes: attributeFields(draft.attributes),
    metadata: metadataField(draft.metadata),
  };
}

function descriptionOf(value: unknown): string {
  const text = cleanText(htmlText(scalarText(value, 'description')));
  return text.length > DESCRIPTION_LENGTH ? text.slice(0, DESCRIPTION_LENGTH).toWellFormed() : text;
}
