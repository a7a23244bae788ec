import type { Product } from '@app/domain';
import { tokenise } from '../understanding/token';
import { singular } from '../understanding/word-form';

/** Every word of a product's data, singular; an attribute that is false does not count. */
export function productWords(product: Product): ReadonlySet<string> {
  const attributes = Object.entries(product.attributes).map(([name, value]) =>
    value === false ? '' : `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`,
  );
  const text = [
    product.title,
    product.brand ?? '',
    product.category ?? '',
    product.description,
    ...attributes,
  ].join('\n');
  return new Set(tokenise(text).flatMap(({ text: word }) => wordForms(word)));
}

/** The words that a product's data lacks. */
export function missingWords(product: Product, words: readonly string[]): readonly string[] {
  const known = productWords(product);
  return words.filter((word) => !wordForms(word).some((form) => known.has(form)));
}

/** `usb-c` is also found by its parts, `16gb` as `16` and `gb`. */
function wordForms(word: string): readonly string[] {
  const parts = word.split(/[^\p{L}\p{N}]+|(?<=\d)(?=\p{L})/u).filter((part) => part !== '');
  const joined = word.replace(/[^\p{L}\p{N}]/gu, '');
  return [...new Set([word, joined, ...parts].map(singular))];
}
