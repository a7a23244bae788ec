import { moneyMentions } from './money-mention';
import { plainText } from './plain-text';

/** A number together with what it counts, so that 15 dollars do not bear out 15 days. */
export interface Figure {
  readonly value: number;
  readonly unit: 'money' | 'percent' | 'hour' | 'day' | 'week' | 'month' | 'year' | 'other';
  readonly bound: 'most' | 'least' | null;
}

const UNITS: readonly (readonly [RegExp, Figure['unit']])[] = [
  [/^ ?(?:%|percent|per cent|por ?ciento)/iu, 'percent'],
  [/^[ -]?(?:hours?|hrs?|horas?)(?!\p{L})/iu, 'hour'],
  [/^[ -]?(?:(?:business|working|calendar) )?(?:days?|d[ií]as?)(?!\p{L})/iu, 'day'],
  [/^[ -]?(?:weeks?|semanas?)(?!\p{L})/iu, 'week'],
  [/^[ -]?(?:months?|mes(?:es)?)(?!\p{L})/iu, 'month'],
  [/^[ -]?(?:years?|yrs?|años?)(?!\p{L})/iu, 'year'],
];
const COUNTED_PRODUCTS =
  /\b(?:here are|found|showing|these|those|top|aqu[ií] (?:tienes|est[aá]n)|estos|estas|encontr[eé])(?: the)?(?: top| best)? \d{1,2}(?! ?(?:%|percent|day|week|month|year|hour))/giu;

/** Every figure of a text. */
export function figuresOf(text: string): readonly Figure[] {
  let plain = plainText(text).replace(COUNTED_PRODUCTS, ' ');
  const figures: Figure[] = [];
  for (const { words, amount, bound } of moneyMentions(plain)) {
    figures.push({ value: amount, unit: 'money', bound: bound === 'near' ? null : bound });
    plain = plain.replace(words, ' ');
  }
  for (const match of plain.matchAll(/(?<![\p{L}\d.,])\d{1,9}(?:[.,]\d{1,4})?/gu)) {
    const after = plain.slice(match.index + match[0].length, match.index + match[0].length + 24);
    const unit = UNITS.find(([says]) => says.test(after))?.[1] ?? 'other';
    figures.push({ value: Number(match[0].replace(',', '.')), unit, bound: null });
  }
  return figures;
}

/** Whether one of the known figures is that one; opposite bounds (`over $50`, `under $50`) differ. */
export function hasFigure(known: readonly Figure[], { value, unit, bound }: Figure): boolean {
  return known.some(
    (item) =>
      Math.abs(item.value - value) < 0.005 &&
      (item.unit === unit || unit === 'other') &&
      (item.bound === null || bound === null || item.bound === bound),
  );
}
