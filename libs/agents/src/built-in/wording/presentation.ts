import { formatMoney, type AttributeLimit, type Money, type SearchCriteria } from '@app/domain';
import { isAudience, isColour, isSize } from '../policy/criteria-refiner';
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
  const wanted = ({ attributes }: SearchCriteria) => attributes.filter(({ exclude }) => !exclude);
  const colourText = (criteria: SearchCriteria): string =>
    either(
      wanted(criteria)
        .filter(({ name }) => isColour(name))
        .flatMap(({ values }) => differentSpellings(values)),
    );
  const attributeText = ({ name, values }: AttributeLimit): string => {
    if (isSize(name)) return fill(limits.size, { values: values[0] ?? '' });
    if (isAudience(name))
      return fill(limits.for, { values: either(values.filter((value) => value !== 'unisex').slice(0, 1)) });
    return fill(limits.attribute, { name, values: either(values) });
  };
  const thingText = (criteria: SearchCriteria): string => {
    const thing = criteria.text === '' ? limits.products : criteria.text;
    const colour = colourText(criteria);
    return colour === '' ? thing : fill(limits.coloured, { colour, thing });
  };
  const refusedText = ({ attributes, excludedWords }: SearchCriteria): string => {
    const values = [
      ...attributes.filter(({ exclude }) => exclude).flatMap((limit) => limit.values),
      ...excludedWords,
    ];
    return values.length === 0 ? '' : fill(limits.without, { values: either([...new Set(values)]) });
  };
  const criteriaText = (criteria: SearchCriteria): string =>
    [
      thingText(criteria),
      ...onePerKind(wanted(criteria).filter(({ name }) => !isColour(name))).map(attributeText),
      criteria.brands.length === 0 ? '' : fill(limits.from, { brands: either(criteria.brands) }),
      criteria.excludedBrands.length === 0 || criteria.brands.length > 0
        ? ''
        : fill(limits.notFrom, { brands: either(criteria.excludedBrands) }),
      refusedText(criteria),
      priceText(criteria),
    ]
      .filter((part) => part !== '')
      .join(' ');

  return { money, list, either, criteria: criteriaText };
}

function joined(items: readonly string[], word: string): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** `grey` and `gray` are one colour to the customer. */
function differentSpellings(values: readonly string[]): readonly string[] {
  return values.filter((value) => value !== 'gray' || !values.includes('grey'));
}

/** Whom it is for is said once, though gender and age group both hold it. */
function onePerKind(limits: readonly AttributeLimit[]): readonly AttributeLimit[] {
  const audience = limits.find(({ name }) => isAudience(name));
  return limits.filter((limit) => !isAudience(limit.name) || limit === audience);
}
