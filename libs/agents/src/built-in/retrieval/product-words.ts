import { fold, hasTerm, searchTerms, type Product } from '@app/domain';

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
  return missingFrom(words)(product);
}

/** `missingWords` for many products: what is looked for is made once. */
export function missingFrom(words: readonly string[]): (product: Product) => readonly string[] {
  const sought = words.map((word) => ({ terms: searchTerms(word), compound: joined(word) }));
  return (product) => {
    const known = foldedText(product);
    return words.filter((word, at) => {
      const [before = '', after = ''] = [words[at - 1], words[at + 1]];
      if (MEASURES.has(word) && isNumber(before)) return false;
      if (isNumber(word) && MEASURES.has(after)) return !hasMeasure(product, word, after);
      const { terms, compound } = sought[at] ?? { terms: [], compound: word };
      return !terms.every((term) => hasTerm(known, term)) && !hasTerm(known, compound);
    });
  };
}

/** Those of the words that a product can only satisfy with the word itself: no number, measure or compound. */
export function plainWords(words: readonly string[]): readonly string[] {
  return words.filter((word) => {
    const [term, ...others] = searchTerms(word);
    return others.length === 0 && term === joined(word) && !isNumber(word) && !MEASURES.has(word);
  });
}

const foldedTexts = new WeakMap<Product, string>();

/** All that a product's data says; an attribute that is false does not count. Made once for each product object. */
function foldedText(product: Product): string {
  const known = foldedTexts.get(product);
  if (known !== undefined) return known;
  const attributes = Object.entries(product.attributes).map(([name, value]) =>
    value === false ? '' : `${name} ${Array.isArray(value) ? value.join(' ') : String(value)}`,
  );
  const { title, brand, category, description } = product;
  const text = fold([title, brand ?? '', category ?? '', description, ...attributes].join('\n'));
  foldedTexts.set(product, text);
  return text;
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
function joined(word: string): string {
  return searchTerms(word.replace(/[^\p{L}\p{N}]/gu, '')).join('');
}

function isNumber(word: string): boolean {
  return /^\d+(?:\.\d+)?$/.test(word);
}
