import type { AgentRequest, CatalogueVocabulary } from '@app/application';
import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { customerWords } from '../../built-in/customer-words';
import { lookupFor } from '../../built-in/policy/lookup';
import { understand } from '../../built-in/understanding/understand';

/**
 * The price limits and refused brands that the customer stated, read without a model: what a model recommends has to
 * keep them, whether it understood them or not. Of several wishes in one turn the widest price that was stated counts,
 * and a wish without one does not lift it. A turn that wishes for nothing keeps the last search's.
 */
export function statedLimits(
  { input, memory }: AgentRequest,
  vocabulary: CatalogueVocabulary,
): SearchCriteria {
  const { messages } = customerWords(input, memory);
  const wished = understand(messages, memory, vocabulary)
    .map((act) => lookupFor(act, memory))
    .flatMap((lookup) => (lookup.kind === 'search' ? [lookup.wished] : []));
  const wishes = wished.length === 0 ? [memory.search ?? NO_CRITERIA] : wished;
  return {
    ...NO_CRITERIA,
    minPriceMinor: widest(
      wishes.map(({ minPriceMinor }) => minPriceMinor),
      Math.min,
    ),
    maxPriceMinor: widest(
      wishes.map(({ maxPriceMinor }) => maxPriceMinor),
      Math.max,
    ),
    excludedBrands: [...new Set(wishes.flatMap(({ excludedBrands }) => excludedBrands))],
  };
}

function widest(
  limits: readonly (number | null)[],
  choose: (...amounts: readonly number[]) => number,
): number | null {
  const stated = limits.filter((limit) => limit !== null);
  return stated.length === 0 ? null : choose(...stated);
}

/** Criteria that keep both: the narrower price, and every refused brand. */
export function narrowed(criteria: SearchCriteria, limits: SearchCriteria): SearchCriteria {
  return {
    ...criteria,
    minPriceMinor: narrower(criteria.minPriceMinor, limits.minPriceMinor, Math.max),
    maxPriceMinor: narrower(criteria.maxPriceMinor, limits.maxPriceMinor, Math.min),
    excludedBrands: [...new Set([...criteria.excludedBrands, ...limits.excludedBrands])],
  };
}

function narrower(
  left: number | null,
  right: number | null,
  choose: (left: number, right: number) => number,
): number | null {
  return left === null ? right : right === null ? left : choose(left, right);
}
