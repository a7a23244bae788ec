import { stem } from '@app/domain';

/** Names that shops use for the same thing. */
const SAME: readonly (readonly string[])[] = [
  ['laptop', 'notebook'],
  ['pc', 'desktop', 'computer'],
  ['tv', 'television'],
  ['cellphone', 'smartphone', 'phone'],
  ['sneakers', 'trainers'],
  ['sofa', 'couch'],
  ['hoodie', 'sweatshirt'],
  ['sweater', 'jumper', 'pullover'],
  ['pants', 'trousers'],
  ['earphones', 'earbuds', 'headphones'],
  ['backpack', 'rucksack'],
  ['bike', 'bicycle'],
  ['fridge', 'refrigerator'],
  ['tshirt', 't-shirt', 'tee'],
  ['screen', 'monitor', 'display'],
  ['purse', 'handbag'],
  ['gift', 'present'],
];

const BY_TERM: ReadonlyMap<string, readonly string[]> = new Map(
  SAME.flatMap((names) => names.map((name) => [stem(name), names] as const)),
);

/** Other names of a thing, none for most words. */
export function otherNamesOf(name: string): readonly string[] {
  const term = stem(name);
  return (BY_TERM.get(term) ?? []).filter((other) => stem(other) !== term);
}
