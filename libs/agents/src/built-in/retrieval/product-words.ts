import { searchTerms, type Product } from '@app/domain';

/** Units that follow a number, with the attributes that hold such a number without its unit. */
const MEASURES: ReadonlyMap<string, RegExp> = new Map([
  ['gb', /memory|storage|capacity|ram|drive|ssd/],
  ['tb', /memory|storage|capacity|drive|ssd/],
  ['inch', /diagonal|display|screen|size/],
  ['w', /power|wattage/],
  ['mah', /battery|capacity/],
  ['m', /length/],
  ['ft', /length/],
]);

/** The words of a wish that nothing in a product's data bears out. A number and its unit count as one. */
export function missingWords(product: Product, words: readonly string[]): readonly string[] {
  const known = productTerms(product);
  return words.filter((word, at) => {
    const [before = '', after = ''] = [words[at - 1], words[at + 1]];
    if (MEASURES.has(word) && isNumber(before)) return false;
    if (isNumber(word) && MEASURES.has(after)) return !hasMeasure(product, word, after);
    return !termsOf(word).every((term) => known.has(term)) && !known.has(joined(word));
  });
}

/** Every term of a product's data; an attribute that is false does not count. */
function productTerms(product: Product): ReadonlySet<string> {
  const attributes = Object.entries(product.attributes).map(([name, value]) =>
    value === false ? '' : `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`,
  );
  const text = [
    product.title,
    product.brand ?? '',
    product.category ?? '',
    product.description,
    ...attributes,
  ];
  return new Set(text.flatMap(termsOf));
}

function hasMeasure(product: Product, number: string, unit: string): boolean {
  const text = `${product.title} ${product.description} ${JSON.stringify(product.attributes)}`;
  const symbol = unit === 'inch' ? '(?:inch|in\\b|[-\\s]inch|\\\\?"|″|”)' : unit;
  if (new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}\\s?-?${symbol}(?![a-z])`, 'i').test(text))
    return true;
  return Object.entries(product.attributes).some(
    ([name, value]) =>
      MEASURES.get(unit)?.test(name) === true && !/\bmax/.test(name) && String(value) === number,
  );
}

/** `t-shirt` is also found as `tshirt`. */
function termsOf(text: string): readonly string[] {
  return searchTerms(text);
}

function joined(word: string): string {
  return searchTerms(word.replace(/[^\p{L}\p{N}]/gu, '')).join('');
}

function isNumber(word: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(word);
}
