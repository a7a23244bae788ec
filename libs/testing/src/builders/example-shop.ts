import type { KnowledgeEntry } from '@app/application';
import type { Product, ProductAttributes } from '@app/domain';
import { InMemoryKnowledgeBase } from '../in-memory/in-memory-knowledge-base';
import { InMemoryProductCatalogue } from '../in-memory/in-memory-product-catalogue';
import { aProduct } from './a-product.builder';
import { usd } from './usd';

function dress(productId: string, title: string, price: number, colour: string, size: string[]): Product {
  const attributes: ProductAttributes = { colour, size, 'age group': 'kids', gender: 'girls' };
  return aProduct({ productId, title, price: usd(price), category: 'Clothing > Dresses', attributes });
}

function mouse(
  productId: string,
  brand: string,
  title: string,
  price: number,
  attributes: ProductAttributes,
): Product {
  return aProduct({
    productId,
    brand,
    title: `${brand} ${title}`,
    price: usd(price),
    category: 'Computers > Mice',
    attributes,
  });
}

const DRESSES: readonly Product[] = [
  {
    ...dress('d-pink', 'Pink dress size 10yrs', 79.9, 'pink', ['10']),
    description: 'The perfect pink dress for all birthdays. Machine washable at 30 degrees.',
    url: 'https://shop.example/d-pink',
  },
  dress('d-signature', 'Connectly Signature Pink Dress', 179.9, 'pink', ['8', '10', '12']),
  dress('d-toddler', 'Pink Toddler Dress', 34.5, 'pink', ['2', '4']),
  dress('d-purple', 'Purple Twirl Dress', 64.5, 'purple', ['8', '10']),
  {
    ...dress('d-women', 'Pink Evening Dress', 120, 'pink', ['8', '10', '12']),
    attributes: { colour: 'pink', size: ['8', '10', '12'], 'age group': 'adults', gender: 'women' },
  },
];

const MICE: readonly Product[] = [
  mouse('m-hp', 'HP', 'wireless mouse X300', 18.9, { colour: 'black', bluetooth: false }),
  mouse('m-hp-blue', 'HP', 'wireless mouse Z37', 15.5, { colour: 'blue', bluetooth: true }),
  mouse('m-logi', 'Logitech', 'wireless mouse M185', 12.9, { colour: 'grey', bluetooth: false }),
  mouse('m-logi-big', 'Logitech', 'wireless mouse MX Master', 99.9, { colour: 'black', bluetooth: true }),
  mouse('m-wired', 'Logitech', 'wired mouse B100', 8.9, { colour: 'black', bluetooth: false }),
];

const OTHERS: readonly Product[] = [
  aProduct({
    productId: 'k-logi',
    brand: 'Logitech',
    title: 'Logitech wireless keyboard K270',
    price: usd(29),
    category: 'Computers > Keyboards',
  }),
  aProduct({
    productId: 'k-hp',
    brand: 'HP',
    title: 'HP wired keyboard',
    price: usd(15),
    category: 'Computers > Keyboards',
  }),
  aProduct({
    productId: 't-puzzle',
    title: 'World map puzzle',
    price: usd(18.5),
    category: 'Toys > Puzzles',
    attributes: { 'age group': 'kids' },
  }),
  aProduct({
    productId: 'n-note',
    brand: 'HP',
    title: 'HP notebook 14 inch 16 GB',
    price: usd(700),
    category: 'Computers > Notebooks',
  }),
  aProduct({
    productId: 'g-gone',
    title: 'Sold out lamp',
    price: usd(10),
    category: 'Lamps',
    availability: 'out-of-stock',
  }),
];

const KNOWLEDGE: readonly KnowledgeEntry[] = [
  {
    entryId: 'free-shipping',
    title: 'Free shipping',
    text: 'We do offer free shipping on all orders over $50!',
  },
  {
    entryId: 'delivery',
    title: 'Delivery time',
    text: 'Standard delivery takes 3 to 5 working days. Express takes one.',
  },
  { entryId: 'returns', title: 'Returns and refunds', text: 'You can return anything within 30 days.' },
  { entryId: 'payment', title: 'Payment methods', text: 'We take Visa, Mastercard and PayPal.' },
  { entryId: 'hours', title: 'Opening hours', text: 'We are open Monday to Friday from 8 am to 8 pm.' },
];

/** A small shop with dresses, mice and a few other things, as business `demo`. */
export async function anExampleShop(): Promise<{
  catalogue: InMemoryProductCatalogue;
  knowledge: InMemoryKnowledgeBase;
}> {
  const catalogue = new InMemoryProductCatalogue();
  const knowledge = new InMemoryKnowledgeBase();
  await catalogue.upsertProducts('demo', [...DRESSES, ...MICE, ...OTHERS]);
  await knowledge.upsertEntries('demo', KNOWLEDGE);
  return { catalogue, knowledge };
}
