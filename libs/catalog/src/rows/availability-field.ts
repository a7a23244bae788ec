import type { Availability } from '@app/domain';

// Keys are what is left of the vendors' spellings (`in stock`, `in_stock`, `https://schema.org/InStock`) without case and signs.
const AVAILABILITY_BY_WORD: Readonly<Record<string, Availability>> = {
  instock: 'in-stock',
  available: 'in-stock',
  limitedavailability: 'in-stock',
  onlineonly: 'in-stock',
  true: 'in-stock',
  outofstock: 'out-of-stock',
  soldout: 'out-of-stock',
  unavailable: 'out-of-stock',
  discontinued: 'out-of-stock',
  false: 'out-of-stock',
  preorder: 'preorder',
  presale: 'preorder',
  backorder: 'preorder',
};

/** Reads the spellings of Google, schema.org and our own; a backorder can be ordered, as a preorder can. */
export function availabilityField(value: unknown): Availability {
  if (typeof value !== 'string' && typeof value !== 'boolean') return 'unknown';
  const word = String(value)
    .toLowerCase()
    .replace(/^https?:\/\/schema\.org\//, '')
    .replace(/[^a-z]/g, '');
  return Object.hasOwn(AVAILABILITY_BY_WORD, word) ? (AVAILABILITY_BY_WORD[word] ?? 'unknown') : 'unknown';
}
