import type { Product } from '../product/product';
import { plainText } from './plain-text';

/** The products that a sentence names by their whole title, and the sentence's plain text without those titles. */
export interface NamedProducts {
  readonly named: readonly Product[];
  readonly rest: string;
}

/** A title that is a part of a longer title in the same place does not count. */
export function namedProducts(sentence: string, products: readonly Product[]): NamedProducts {
  const longestFirst = products
    .map((product) => ({ product, title: plainText(product.title).toLowerCase() }))
    .filter(({ title }) => title !== '')
    .sort((left, right) => right.title.length - left.title.length);
  const named: Product[] = [];
  let rest = plainText(sentence);
  let found = new Set<string>();
  for (const { product, title } of longestFirst) {
    const parts = splitAtWords(rest, title);
    if (parts.length > 1) found = new Set([...found, title]);
    else if (!found.has(title)) continue;
    named.push(product);
    rest = parts.join('\u00a7');
  }
  return { named, rest };
}

/** Splits where the title stands as whole words, whatever its case. */
function splitAtWords(text: string, title: string): readonly string[] {
  const lower = text.toLowerCase();
  if (lower.length !== text.length) return lower.split(title);
  const parts: string[] = [];
  let start = 0;
  for (let at = lower.indexOf(title); at !== -1; at = lower.indexOf(title, at + 1)) {
    if (at < start || isInWord(lower, at) || isInWord(lower, at + title.length)) continue;
    parts.push(text.slice(start, at));
    start = at + title.length;
  }
  return [...parts, text.slice(start)];
}

function isInWord(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? ' ') && /[\p{L}\p{N}]/u.test(text[at] ?? ' ');
}
