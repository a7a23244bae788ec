import { stem, type Memory } from '@app/domain';
import { readCounts } from './count-reader';
import { countedText } from './counted-text';
import { priceOf } from './order-reader';
import { readPlace } from './place-reader';
import type { Count } from './said-number';
import { withoutAnyPrices } from './stated-price-reader';
import { tokenise, type Token } from './token';
import type { Order, Reference } from './understanding';

/** What is pointed at in one go, and how many of each; null: not said. */
interface Line {
  readonly references: readonly Reference[];
  quantity: Count | null;
}

const BEFORE =
  '^(?:(?:ok|okay|yes|no|actually|then|so|well|great|and|but|please|sorry|in fact|could you|can you) )*';
const ORDERS = new RegExp(
  `${BEFORE}(?:(?:ill|i will|well|we will|let me|lets|can i|could i|may i|id like to|i would like to|i want to|we want to) (?:take|have|get|buy|order|purchase|go for|go with)|buy|order|purchase|take) `,
);
/** These only order where it is said how many: "I want the second one" may ask to see it. */
const WISHES = new RegExp(`${BEFORE}(?:(?:i|we) (?:want|need|would like)|id like|wed like|get|give me) `);
/** All that may stand around the places of an order; another word may be a name: "order the first aid kit". */
const AROUND = new Set(
  `the your this that these those of each one ones option options product products item items choice choices result results
  me you pieces pcs units copies pairs and plus , also please then now instead too thanks thank`.split(/\s+/),
);
const JOINTS = new Set(['and', 'plus', ',']);
/** Where the reason for an order begins: "the first two | for my kids". */
const REASONS = new Set(['for', 'as', 'because']);

/** Orders of what is in view by its place: "two of the second", "the first and the third"; undefined for anything else. */
export function readPointedOrders(
  sentence: readonly Token[],
  memory: Memory,
  currency: string,
): readonly Order[] | undefined {
  if (memory.shown.length === 0) return undefined;
  const said = countedText(sentence);
  const ordering = ORDERS.exec(said.text);
  const opening = (ordering ?? WISHES.exec(said.text))?.[0].trim().split(' ');
  if (opening === undefined) return undefined;
  const start = (said.starts[opening.length - 1] ?? 0) + 1;
  const { tokens, prices } = withoutAnyPrices(sentence.slice(start), currency);
  const lines = readLines(tokens, memory);
  const isOrder = ordering !== null || lines.some(({ quantity }) => quantity !== null);
  if (lines.length === 0 || !isOrder) return undefined;
  const forEach = tokens.some(({ text: word }) => word === 'each') ? (lines[0]?.quantity ?? null) : null;
  const isOne = lines.length === 1 && lines[0]?.references.length === 1;
  return lines.flatMap(({ references, quantity }, at) =>
    references.map((target): Order => {
      const pieces = quantity ?? forEach ?? (isOne ? null : 1);
      const price = prices[at] ?? prices[0];
      return { kind: 'order', target, wish: null, quantity: pieces, ...priceOf(price ? [price] : []) };
    }),
  );
}

/** The places with their counts; none when anything else is said. */
function readLines(tokens: readonly Token[], memory: Memory): readonly Line[] {
  const counts = readCounts(tokens);
  const shared = sharedWords(memory);
  const lines: Line[] = [];
  let said: Count | null = null;
  let isJoined = true;
  for (let at = 0; at < tokens.length;) {
    const word = tokens[at]?.text ?? '';
    const count = counts.find(({ from }) => from === at);
    const isShared = shared.has(stem(word));
    const place = count === undefined && !isShared ? readPlace(tokens, at, memory) : undefined;
    if (count !== undefined) {
      const last = isJoined ? undefined : lines.at(-1);
      if (last === undefined) said = count.value;
      else last.quantity ??= count.value;
    } else if (place !== undefined) {
      lines.push({ references: place.value, quantity: said });
      [said, isJoined] = [null, false];
    } else if (lines.length > 0 && REASONS.has(word)) {
      break;
    } else if (word === 'one' && tokens[at + 1]?.text === 'of') {
      said = 1;
    } else if (!AROUND.has(word) && !isShared) {
      return [];
    }
    isJoined ||= JOINTS.has(word);
    at = count?.to ?? place?.to ?? at + 1;
  }
  return lines;
}

/** What everything in view is called: "the second | kite". */
function sharedWords({ shown: [first, ...others] }: Memory): ReadonlySet<string> {
  const wordsOf = (title: string) => tokenise(title).map(({ text }) => stem(text));
  const titles = others.map(({ title }) => new Set(wordsOf(title)));
  return new Set(wordsOf(first?.title ?? '').filter((word) => titles.every((title) => title.has(word))));
}
