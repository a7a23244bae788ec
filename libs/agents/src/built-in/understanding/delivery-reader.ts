import type { Found, Token } from './token';

const SOON = 'fast|faster|quick|quicker|speedy|rapid|prompt|express|urgent|free|same day|next day|overnight';
const DELIVERY = 'delivery|deliveries|shipping|shipment|dispatch|postage';
const DAY =
  'today|tonight|tomorrow|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|christmas|easter';

/** How and when a thing is to arrive: no word of these describes the thing. */
const ARRIVAL = new RegExp(
  [
    `(?<![^ ])(?:(?:with|and|has|have|including) )?(?:(?:a|very|really|super) )?(?:${SOON}) (?:(?:home|and (?:${SOON})) )?(?:${DELIVERY})(?![^ ])`,
    `(?<![^ ])(?:before|by|until|till|no later than|in time for) (?:(?:the|this|next|coming) )?(?:${DAY})(?![^ ])`,
    `(?<![^ ])(?:as soon as possible|asap|in a hurry|urgently)(?![^ ])`,
  ].join('|'),
  'g',
);

/** "with fast delivery", "before next Friday": runs of words that say nothing of what is looked for. */
export function readDelivery(tokens: readonly Token[]): readonly Found<string>[] {
  const text = tokens.map((token) => token.text).join(' ');
  return [...text.matchAll(ARRIVAL)].map(({ 0: value, index }) => {
    const from = spacesIn(text.slice(0, index));
    return { value, from, to: from + spacesIn(value) + 1 };
  });
}

function spacesIn(text: string): number {
  return text.split(' ').length - 1;
}
