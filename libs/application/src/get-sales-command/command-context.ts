import { toMajor, type DomainEvent, type Memory, type Money, type TranscriptEntry } from '@app/domain';

const SPEAKERS: Readonly<Record<TranscriptEntry['speaker'], string | null>> = {
  user: 'Customer',
  assistant: 'Assistant',
  'client-assistant': 'Assistant',
  team: 'Team member',
  note: null,
};

interface NamedProduct {
  readonly productId: string;
  readonly title: string;
  readonly price: Money | null;
}

/** Previous messages and product information, as text; of the events only what was recommended. */
export function commandContext(before: Memory | null, events: readonly DomainEvent[]): string {
  const said = (before?.transcript ?? []).flatMap(({ speaker, text }) => {
    const name = SPEAKERS[speaker];
    return name === null ? [] : [`${name}: ${text}`];
  });
  const recommended = events.flatMap((event) =>
    event.type === 'ProductsRecommended' ? event.data.products : [],
  );
  const products = [...(before?.shown ?? []), ...recommended].map(
    (product) => [product.productId, productLine(product)] as const,
  );
  return [
    ['Previous conversation messages:', ...(said.length > 0 ? said : ['none'])],
    ['Product information:', ...(products.length > 0 ? new Map(products).values() : ['none'])],
  ]
    .map((section) => section.join('\n'))
    .join('\n\n');
}

function productLine({ productId, title, price }: NamedProduct): string {
  const cost = price === null ? 'price on request' : `${toMajor(price)} ${price.currency}`;
  return `${title} (${productId}): ${cost}`;
}
