/**
 * The columns of a Shopify product CSV, lower-case: the names of exports up to 2024 and of the template since
 * (https://help.shopify.com/en/manual/products/import-export/using-csv).
 */
export const SHOPIFY = {
  handle: ['handle', 'url handle'],
  title: ['title'],
  description: ['body (html)', 'body html', 'description'],
  vendor: ['vendor'],
  category: ['product category', 'standardized product type', 'standard product type'],
  type: ['type', 'custom product type'],
  tags: ['tags'],
  published: ['published', 'published on online store'],
  status: ['status'],
  price: ['variant price', 'price'],
  image: ['image src', 'product image url'],
  variantImage: ['variant image', 'variant image url'],
  inventoryTracker: ['variant inventory tracker', 'inventory tracker'],
  inventoryQuantity: ['variant inventory qty', 'inventory quantity'],
  inventoryPolicy: ['variant inventory policy', 'continue selling when out of stock'],
  gender: ['google shopping / gender'],
  ageGroup: ['google shopping / age group'],
} as const;

export const SHOPIFY_OPTION_NUMBERS = [1, 2, 3] as const;

/** `Fabric (product.metafields.shopify.fabric)` holds the attribute `Fabric`; several values are parted by `;`. */
export const METAFIELD_COLUMN = /^(.+?) \(product\.metafields\.[^)]+\)$/;
