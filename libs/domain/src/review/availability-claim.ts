import type { Availability, Product } from '../product/product';
import type { SentenceVerdict } from './draft';
import { namedProducts } from './named-products';

const GONE =
  /\b(?:sold out|out of stock|not (?:in stock|available)|unavailable|no longer (?:in stock|available)|isn't (?:in stock|available)|aren't (?:in stock|available)|no est[aá]n? disponible|no hay existencias|sin existencias|no queda)|agotad[oa]s?\b/iu;
const AVAILABLE =
  /\b(?:in stock|available (?:now|today|immediately|again|for immediate)|(?:is|are|both|all) available\b(?! in)|ready to ship|back in stock|en stock|disponibles?|hay existencias|en existencias?)\b/iu;
const SCARCE =
  /\b(?:only|just) (?:\d+|one|two|three|four|five|a few|a couple) (?:\w+ )?(?:left|remaining|available|in stock)\b|\blast (?:one|few|piece|item)s? (?:left|in stock|remaining)\b|\blast (?:one|ones|piece|pieces|chance)(?= ?[!.,;]| ?$)|\bfinal sale\b|\b(?:almost|nearly|selling) (?:sold )?(?:out|fast)\b|\b(?:solo|sólo) quedan? (?:\d+|un[oa]?\b|dos\b|tres\b)|\bnur noch (?:\d+|ein|eine|einer|zwei|drei)\b|\bplus qu['’](?:un|une)\b|\b[uú]ltim[oa]s? (?:unidad|pieza)/iu;

/** What makes a sentence one about availability. */
export const AVAILABILITY: readonly RegExp[] = [GONE, AVAILABLE, SCARCE];

const ASKS = /\?\s*$/;

/** Checks a claim that something can (or cannot) be had against the catalogue, which counts no pieces. */
export function judgeAvailability(
  sentence: string,
  products: readonly Product[],
  sources: readonly string[],
): SentenceVerdict {
  const { named, rest } = namedProducts(sentence, products);
  const scarce = SCARCE.exec(rest)?.[0];
  if (
    scarce !== undefined &&
    !sources.some((source) => source.toLowerCase().includes(scarce.toLowerCase()))
  ) {
    return { after: null, why: 'the catalogue does not say how many are left' };
  }
  const claimed = ASKS.test(rest) ? undefined : claimOf(rest);
  if (claimed === undefined || products.length === 0) return undefined;
  if (named.length > 0) {
    const other = named.find(({ availability }) => availability !== claimed);
    return other && { after: null, why: `${other.productId} is ${other.availability} in the catalogue` };
  }
  if (claimed === 'out-of-stock' || products.some(({ availability }) => availability === claimed))
    return undefined;
  return { after: null, why: `nothing that was spoken of is ${claimed} in the catalogue` };
}

function claimOf(sentence: string): Availability | undefined {
  if (GONE.test(sentence)) return 'out-of-stock';
  return AVAILABLE.test(sentence) ? 'in-stock' : undefined;
}
