/** What customers ask a shop to do that only a person of it can. */
export type Service = 'discount' | 'sale' | 'order-status' | 'meeting-change';

const MINE = '(?:my|our|the)';
/** "order 5000 | team plans": what is counted, so that the number is no order's. */
const THING =
  '(?!(?:is|isnt|was|wasnt|has|hasnt|have|havent|did|didnt|does|doesnt|will|should|still|never|not|yet|please|and|but|to|for|from|be|in|on)\\b)\\p{L}';
const SERVICES: readonly (readonly [Service, RegExp, readonly string[]])[] = [
  [
    'order-status',
    new RegExp(
      `\\b(?:where(?: is|s)|status of|when (?:will|does|is)|has|did|check(?: on)?|track) ${MINE} (?:order|package|parcel|delivery|shipment)\\b|\\border (?:status|number|no|nr)\\b|\\b${MINE} order \\d{3,}|\\border # ?\\d{3,}\\b|\\border \\d{4,}\\b(?! ${THING})|\\border \\d{4,}\\b.* (?:where (?:is|are)|wheres|(?:not|never|hasnt|havent) arrived)\\b`,
      'u',
    ),
    ['track', 'order'],
  ],
  [
    'discount',
    /\b(?:(?<!\bdo you )(?:give|get|have|offer|make|do) (?:me |us )?(?:a |an |any |some )?(?:\w+ )?(?:\d+ ?(?:percent )?)?(?:discount|rebate|price reduction|better price|better deal|special price)|\d+ (?:percent )?(?:off|discount)|negotiate|lower (?:the|your) price|(?:best|final) price you can)\b/,
    ['discount'],
  ],
  [
    'sale',
    /\b(?:on (?:sale|offer|special)|(?:any|what|which|your|current|todays) (?:\w+ )?(?:deals|sales|bargains|promotions|special offers))\b/,
    ['discount'],
  ],
  [
    'meeting-change',
    /\b(?:(?:cancel|move|change|postpone|reschedule) (?:my|our|the) (?:\w+ )?(?:meeting|appointment|demo|call|consultation|booking)|when is (?:my|our) (?:\w+ )?(?:meeting|appointment|demo|call))\b/,
    ['appointment'],
  ],
];

/**
 * A request for a person of the shop, with the words by which the shop may have said something about it.
 * @param text keeps the sign of "order #12345"
 */
export function readService(
  text: string,
): { readonly service: Service; readonly words: readonly string[] } | undefined {
  const found = SERVICES.find(([, pattern]) => pattern.test(text));
  return found === undefined ? undefined : { service: found[0], words: found[2] };
}
