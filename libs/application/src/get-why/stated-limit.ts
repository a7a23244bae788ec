import { formatMoney, searchTerms, type Json, type ProductCard, type SearchCriteria } from '@app/domain';

/** One limit of a search, as a person would say it. */
export interface StatedLimit {
  /** Such as `at most $80.00` or `colour pink or red`. */
  readonly words: string;
  /** Whether a product as it was shown keeps it; null: the card does not tell. */
  readonly keptBy: (card: ProductCard) => boolean | null;
}

/**
 * Every limit of the criteria.
 * @param currency ISO 4217 code that the criteria's amounts are in
 */
export function statedLimits(criteria: SearchCriteria, currency: string): readonly StatedLimit[] {
  return [
    ...kindLimits(criteria),
    ...priceLimits(criteria, currency),
    ...brandLimits(criteria),
    ...criteria.attributes.map(({ name, values, exclude }) =>
      untold(`${name} ${exclude ? 'not ' : ''}${values.join(' or ')}`),
    ),
    ...(criteria.onlyAvailable ? [untold('not out of stock')] : []),
  ];
}

function kindLimits({ requiredWords, excludedWords }: SearchCriteria): readonly StatedLimit[] {
  return [
    ...(requiredWords.length === 0 ? [] : [untold(`a kind of “${requiredWords.join(' ')}”`)]),
    ...excludedWords.map((word) => ({
      words: `no “${word}” in its title`,
      keptBy: ({ title }: ProductCard) => {
        const terms = new Set(searchTerms(title));
        return !searchTerms(word).some((term) => terms.has(term));
      },
    })),
  ];
}

function priceLimits(
  { minPriceMinor, maxPriceMinor }: SearchCriteria,
  currency: string,
): readonly StatedLimit[] {
  const compared =
    (holds: (amountMinor: number) => boolean) =>
    ({ price }: ProductCard): boolean | null => {
      if (price === null) return false;
      return price.currency === currency ? holds(price.amountMinor) : null;
    };
  const limits: StatedLimit[] = [];
  if (minPriceMinor !== null) {
    const words = `at least ${formatMoney({ amountMinor: minPriceMinor, currency })}`;
    limits.push({ words, keptBy: compared((amount) => amount >= minPriceMinor) });
  }
  if (maxPriceMinor !== null) {
    const words = `at most ${formatMoney({ amountMinor: maxPriceMinor, currency })}`;
    limits.push({ words, keptBy: compared((amount) => amount <= maxPriceMinor) });
  }
  return limits;
}

function brandLimits({ brands, excludedBrands }: SearchCriteria): readonly StatedLimit[] {
  const isOf = (names: readonly string[], card: ProductCard): boolean => {
    const brand = brandOf(card)?.toLowerCase();
    return names.some((name) => name.toLowerCase() === brand);
  };
  return [
    ...(brands.length === 0
      ? []
      : [{ words: `brand ${brands.join(' or ')}`, keptBy: (card: ProductCard) => isOf(brands, card) }]),
    ...excludedBrands.map((brand) => ({
      words: `not of the brand ${brand}`,
      keptBy: (card: ProductCard) => !isOf([brand], card),
    })),
  ];
}

function brandOf({ facets }: ProductCard): string | undefined {
  const brand: Json | undefined = facets?.['brand'];
  return typeof brand === 'string' ? brand : undefined;
}

function untold(words: string): StatedLimit {
  return { words, keptBy: () => null };
}
