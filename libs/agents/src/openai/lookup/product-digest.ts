import { toMajor, type Json, type Product } from '@app/domain';

const DESCRIPTION_LENGTH = 240;
const DETAILED_LENGTH = 1_500;

/** A product as a model is told of it: its price in major units. */
export function productDigest(product: Product, detailed = false): Json {
  const { productId, title, brand, category, price, availability, attributes, description, url } = product;
  return {
    productId,
    title,
    brand,
    category,
    price: price === null ? null : toMajor(price),
    currency: price?.currency ?? null,
    availability,
    attributes: Object.fromEntries(Object.entries(attributes).slice(0, detailed ? 40 : 8)),
    description: cut(description, detailed ? DETAILED_LENGTH : DESCRIPTION_LENGTH),
    ...(detailed ? { url } : {}),
  };
}

function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length).toWellFormed()}…`;
}
