const SAYS_PRICE = [
  String.raw`(?:costs?|prices?|priced|sells|selling|goes|going) (?:at|for|is|now|today)`,
  String.raw`costs?|(?<!(?:of|for) the )price(?: today| now)?(?: is|:)|your total(?: is|:| comes to)?|total:|(?:you |only |just )pay`,
  String.raw`cuestan?|(?:precio|preço)(?: es| é|:)|(?<!\p{L})vale|coûten?t?|(?:prix|prezzo)(?: est| è|:)|kostet|kosten|preis(?: ist|:)|custam?`,
].join('|');
const FILLED = String.raw`(?:(?: now| today| only| just| about| nur| heute| s[oó]lo| seulement| apenas| que| just now)){0,2}`;
/** What a number counts that is no price. */
const COUNTS = String.raw`(?! ?(?:%|"|″|/|×|x(?!\p{L})|per ?cent|por ?ciento|prozent|out of|[mck]?m(?!\p{L})|in(?:ch|ches)(?!\p{L})|ft(?!\p{L})|feet|[mk]?g(?!\p{L})|lbs?(?!\p{L})|oz(?!\p{L})|m?l(?!\p{L})|lit|[gmt]b(?!\p{L})|[gmk]?hz|k?wh?(?!\p{L})|m?ah(?!\p{L})|v(?!\p{L})|am(?!\p{L})|pm(?!\p{L})|o'clock|stars?|points?|times|minutes?|hours?|days?|weeks?|months?|years?|miles|metres|meters))`;
/** An amount with two decimals; a time of the day (`10.30`) or a date (`10.12.`) is none. */
const DECIMALS = String.raw`\d{1,6}[.,]\d\d(?![\d]|[.,:/-]\d|\.\d)${COUNTS}`;
const TIME = String.raw`(?!(?:[01]?\d|2[0-4])[.,][0-5]\d(?!\d))`;
const STANDS_ALONE = String.raw`(?= ?(?:[!;)–—]|[.,?](?!\d)|$)| (?:now|today|only|in total|each|right|if you|for you|hoy|ahora|heute|jetzt|aujourd)(?!\p{L}))`;

/**
 * A number that is a price without a currency: right after a word of price, or with two decimals after a word that
 * often goes with one. Sizes, times, shares and ratings are none.
 * @param number the pattern of a number
 */
export function barePrice(number: string): string {
  return [
    String.raw`(?<=(?<!\p{L})(?:${SAYS_PRICE})${FILLED} )(?:${DECIMALS}|${number}(?![\d]|[.,]\d)${STANDS_ALONE})`,
    String.raw`(?<=(?<!\p{L})(?:only|just|nur|s[oó]lo|seulement|apenas) (?:for )?)${DECIMALS}`,
    String.raw`(?<=(?<!\p{L}|(?:rated|rating|available|open|opens|closes|starts|begins) )at )${TIME}${DECIMALS}`,
    String.raw`(?<=(?<!\p{L})(?:yours|buy it|have it|get it|take it) for )${DECIMALS}`,
    String.raw`(?<=(?<!\p{L})but (?:only|just) )${number}(?![\d]|[.,]\d)(?= ?(?:[!;)–—]|[.,?](?!\d)|$))`,
    String.raw`(?<=(?<!\p{L})prices? (?:drop|drops|dropped|cut|reduced|falls|fell|down):? from (?:\d{1,6} to )?)${number}(?![\d]|[.,]\d)${COUNTS}`,
    String.raw`(?<=(?<!\p{L})or )${number}(?![\d]|[.,]\d)(?= if you (?:pay|order|buy)(?!\p{L}))`,
  ].join('|');
}
