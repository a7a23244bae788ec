import type { CatalogueVocabulary } from '@app/application';

/** What a shop with clothes and electronics speaks of; for specs. */
export const VOCABULARY: CatalogueVocabulary = {
  currency: 'USD',
  brands: [
    'HP',
    'Logitech',
    'DELL',
    'StarTech.com',
    'TP-LINK',
    'Brother',
    'Apple',
    'Samsung',
    'Case Logic',
    'Tripp Lite',
    'Kensington',
    'Chief',
    'Orange',
    'Léa Nature',
    'Levi’s',
    '3M',
    'Intel',
    'Canon',
  ],
  attributes: new Map([
    ['colour', ['pink', 'purple', 'blue', 'light blue', 'black', 'white', 'grey', 'rose gold', 'red']],
    ['size', ['8', '10', '12', 's', 'm', 'l', 'xl', '10 years', '42']],
    ['gender', ['girls', 'boys', 'women', 'men', 'unisex']],
    ['age group', ['kids', 'adults']],
    ['material', ['leather', 'cotton', 'organic cotton', 'silk']],
    ['bluetooth', ['true', 'false']],
    ['connectivity technology', ['wired', 'wireless']],
  ]),
  productCount: 1_000,
  words:
    'mouse mice keyboard keyboards laptop laptops dress dresses shoes headphones monitor printer camera case wireless hub'.split(
      ' ',
    ),
};
