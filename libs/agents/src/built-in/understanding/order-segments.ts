import type { FoundCount } from './count-reader';
import type { Count } from './said-number';
import type { Token } from './token';

/** One thing of an order, and how many of it; null: not said. */
export interface Segment {
  readonly words: readonly Token[];
  readonly quantity: Count | null;
  /** Whether the number stands beside the thing, where it may be part of its name: "batteries x 4". */
  readonly isBeside: boolean;
}

const JOINTS = new Set(['and', ',', 'plus']);
const ARTICLES = new Set(['a', 'an', 'the', 'your', 'one']);

/** "team plans | two starter plans": the words of the first thing, and of each further one with its count. */
export function segmentsOf(
  tokens: readonly Token[],
  start: number,
  counts: readonly FoundCount[],
): readonly [Segment, ...Segment[]] {
  const leading = counts.find(({ to }) => to === start)?.value ?? null;
  const first = { words: [] as Token[], quantity: leading, isBeside: false };
  const others: (typeof first)[] = [];
  for (let at = start; at < tokens.length; at += 1) {
    const token = tokens[at];
    const segment = others.at(-1) ?? first;
    if (token === undefined || token.kind === 'stop') break;
    const beside = counts.find(({ from, isOutright }) => isOutright && from === at);
    const isJoint = JOINTS.has(token.text);
    const count = isJoint ? counts.find(({ from }) => from === at + 1) : undefined;
    const isCounted = count !== undefined && !(count.isOutright && isEnd(tokens, count.to));
    if (beside !== undefined) {
      segment.isBeside ||= segment.quantity === null;
      segment.quantity ??= beside.value;
      at = beside.to - 1;
    } else if (isCounted || (isJoint && ARTICLES.has(tokens[at + 1]?.text ?? ''))) {
      others.push({ words: [], quantity: count?.value ?? null, isBeside: false });
      at = (count?.to ?? at + 2) - 1;
    } else if (token.text !== ',') {
      segment.words.push(token);
    } else if (count === undefined) {
      break;
    }
  }
  return [first, ...others];
}

/** Where nothing but politeness follows: "the starter plan, qty 4 | please". */
function isEnd(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(at).every(({ text }) => /^(?:please|thanks|thank|you|now|[,.!])$/.test(text));
}
