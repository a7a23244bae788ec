import type { AgentRequest, CatalogueVocabulary } from '@app/application';
import { NO_CRITERIA, summarisedEntries, type Memory, type SearchCriteria } from '@app/domain';
import { customerWords } from '../../built-in/customer-words';
import { NO_LIMITS, withMessages } from './customer-limits';

/**
 * The price limits and the refused and only brands that the customer stated, in this turn or before, read without a
 * model: what a model recommends has to keep them, whether it understood them or not. Where nobody wished for anything
 * that is still known, the last search's count.
 */
export function statedLimits(
  { input, memory }: AgentRequest,
  vocabulary: CatalogueVocabulary,
): SearchCriteria {
  const reading = { memory, vocabulary, shown: [] };
  const told = toldBefore(memory).reduce((limits, text) => withMessages(limits, [text], reading), NO_LIMITS);
  const { messages } = customerWords(input, memory);
  const { current } = withMessages(told, messages, { ...reading, shown: memory.shown });
  const { minPriceMinor, maxPriceMinor, brands, excludedBrands } = current ?? {
    ...(memory.search ?? NO_CRITERIA),
    brands: [],
  };
  return { ...NO_CRITERIA, minPriceMinor, maxPriceMinor, brands, excludedBrands };
}

/** What the customer said, oldest first: the summary's points, then the messages that it does not hold. */
function toldBefore(memory: Memory): readonly string[] {
  const points = memory.summary?.points ?? [];
  const entries = memory.transcript.slice(summarisedEntries(memory));
  return [
    ...points.flatMap(({ by, text }) => (by === 'user' ? [text] : [])),
    ...entries.flatMap(({ speaker, text }) => (speaker === 'user' ? [text] : [])),
  ];
}

/** Criteria that keep both: the narrower price, the brands that both allow, and every refused brand. */
export function narrowed(criteria: SearchCriteria, limits: SearchCriteria): SearchCriteria {
  const allowed = criteria.brands.filter((brand) => limits.brands.includes(brand));
  return {
    ...criteria,
    minPriceMinor: narrower(criteria.minPriceMinor, limits.minPriceMinor, Math.max),
    maxPriceMinor: narrower(criteria.maxPriceMinor, limits.maxPriceMinor, Math.min),
    brands: limits.brands.length === 0 ? criteria.brands : allowed.length === 0 ? limits.brands : allowed,
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
