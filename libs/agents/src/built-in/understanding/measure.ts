import { isCurrency } from './amount-reader';
import type { Token } from './token';

/** What makes the number before it a price, a share, a time or a measure. */
const MEASURE = new RegExp(
  `^(?:${[
    'each|apiece|per|off|%|percent|pct|cents?|centavos|pesos?',
    'seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|yrs?|yo|am|pm|oclock',
    'gb|tb|mb|kg|mg|lbs?|oz|cm|mm|km|inch(?:es)?|ft|feet|foot|ml|lit(?:re|er)s?|met(?:re|er)s?|watts?|volts?|mah|hz|ghz|mhz|mp',
    'people|persons?|employees|colleagues|stars?',
    'questions?|reasons?|problems?|issues?|ideas?|thoughts?',
  ].join('|')})$`,
);
const MONTH =
  /^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)$/;
/** "A 12 piece set", "a 2-port hub": one thing of so many parts. */
const PARTS = /^(?:piece|pack|seater|ply)$/;
const HYPHENED_PARTS = /^(?:piece|pack|seater|ply|person|way|port|layer|tier|drawer|door|burner|in)$/;

/** Whether what follows a number makes it no count: a currency, a month, a unit, what it has so many of. */
export function isMeasure(tokens: readonly Token[], to: number): boolean {
  const isHyphened = tokens[to]?.text === '-';
  const next = isHyphened ? tokens[to + 1] : tokens[to];
  if (next === undefined || (next.text === 'each' && tokens[to + 1]?.text === 'of')) return false;
  const isTime = next.text === ':' && tokens[to + 1]?.kind === 'number';
  const isOfParts = isHyphened
    ? HYPHENED_PARTS.test(next.text)
    : PARTS.test(next.text) && isNamed(tokens[to + 1]);
  return isCurrency(next) || isTime || isOfParts || MONTH.test(next.text) || MEASURE.test(next.text);
}

export function isMonth({ text }: Token): boolean {
  return MONTH.test(text);
}

function isNamed(token: Token | undefined): boolean {
  return token?.kind === 'word' && !/^(?:of|please|and|for|at|each)$/.test(token.text);
}
