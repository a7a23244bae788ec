import { formatMoney, type AttributeLimit, type Money, type SearchCriteria } from '@app/domain';
import { isColour, isSize } from '../policy/criteria-refiner';
import type { Presentation } from '../policy/situation';
import { fill } from './phrase';
import type { Phrasebook } from './phrasebook';

/** Values as the phrasebook's language shows them. */
export function presentationIn(phrasebook: Phrasebook, language: string, currency: string): Presentation {
  const { limits } = phrasebook;
  const money = (price: Money) => formatMoney(price, language);
  const minor = (amountMinor: number) => money({ amountMinor, currency });
  const list = (items: readonly string[]) => joined(items, limits.and);
  const either = (items: readonly string[]) => joined(items, limits.or);

  const priceText = ({ minPriceMinor: low, maxPriceMinor: high }: SearchCriteria): string => {
    if (low !== null && high !== null) return fill(limits.between, { low: minor(low), high: minor(high) });
    if (high !== null) return fill(limits.under, { price: minor(high) });
    return low === null ? '' : fill(limits.over, { price: minor(low) });
  };
  const attributeText = ({ name, values, exclude }: AttributeLimit): string => {
    const shown = either(values);
    if (exclude) return fill(limits.not, { values: shown });
    if (isColour(name)) return fill(limits.colour, { values: values[0] ?? '' });
    return fill(isSize(name) ? limits.size : limits.attribute, {
      name,
      values: isSize(name) ? (values[0] ?? '') : shown,
    });
  };
  const criteriaText = (criteria: SearchCriteria): string =>
    [
      criteria.text === '' ? limits.products : criteria.text,
      ...criteria.attributes.map(attributeText),
      criteria.brands.length === 0 ? '' : fill(limits.from, { brands: either(criteria.brands) }),
      criteria.excludedBrands.length === 0
        ? ''
        : fill(limits.notFrom, { brands: either(criteria.excludedBrands) }),
      criteria.excludedWords.length === 0 ? '' : fill(limits.not, { values: either(criteria.excludedWords) }),
      priceText(criteria),
    ]
      .filter((part) => part !== '')
      .join(', ');

  return { money, list, either, criteria: criteriaText };
}

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}
