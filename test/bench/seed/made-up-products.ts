import type { Product } from '@app/domain';

const BRANDS = ['Acorn', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fjord', 'Grove', 'Heath', 'Isle', 'Juniper'];
const KINDS = [
  'mouse',
  'keyboard',
  'dress',
  'notebook',
  'lamp',
  'puzzle',
  'cable',
  'backpack',
  'kettle',
  'shoe',
];
const COLOURS = ['black', 'white', 'pink', 'blue', 'red', 'green', 'grey'];
const MANNERS = ['wireless', 'compact', 'foldable', 'light', 'classic', 'quiet', 'sturdy', 'slim'];

const at = (words: readonly string[], index: number): string => words[index % words.length] ?? '';

/** The nth product of a shop that exists only here. */
export function madeUpProduct(index: number): Product {
  const kind = at(KINDS, index);
  const colour = at(COLOURS, Math.floor(index / KINDS.length));
  const manner = at(MANNERS, Math.floor(index / 70));
  const brand = at(BRANDS, Math.floor(index / 560));
  const model = `${brand.charAt(0)}${1_000 + index}`;
  return {
    productId: `p${index}`,
    title: `${brand} ${manner} ${kind} ${model} ${colour}`,
    description: `A ${manner} ${kind} in ${colour}. Made by ${brand} for every day, with two years of warranty.`,
    brand,
    category: `Shop > ${kind}`,
    price: { amountMinor: 500 + ((index * 37) % 20_000), currency: 'USD' },
    url: `https://shop.example/p${index}`,
    imageUrl: null,
    availability: 'in-stock',
    attributes: { colour, weight: (index % 90) + 10 },
    metadata: null,
  };
}

export const MADE_UP_WISHES = KINDS.flatMap((kind, index) => [
  `${at(COLOURS, index)} ${kind}`,
  `${at(MANNERS, index)} ${kind}`,
  `${at(BRANDS, index)} ${kind}`,
]);
