import type { CatalogueVocabulary } from '@app/application';
import { searchTerms, type Memory } from '@app/domain';
import { nameOf } from '../policy/product-name';
import { shownBy } from '../policy/target';
import { understand } from '../understanding/understand';
import type { Order, Understanding } from '../understanding/understanding';
import { readQuestion } from '../wording/open-question.reader';
import type { ErrandGround } from './errand-ground';

/** Things that are ordered in one breath are summed up one by one: the first of them now. */
export function firstOrderOnly(acts: readonly Understanding[]): readonly Understanding[] {
  const lines = acts.filter(isLine);
  const [first] = lines;
  if (first === undefined || lines.length === 1) return acts;
  return acts.flatMap((act): readonly Understanding[] => {
    if (!isLine(act)) return [act];
    return act === first ? [{ ...act, isFirstOfSeveral: true }] : [];
  });
}

/** The next of several things that were ordered in one breath, by the summaries that were asked about since. */
export function nextOrder(vocabulary: CatalogueVocabulary, ground: ErrandGround): Order | undefined {
  const { request, phrasebook } = ground;
  const heard = request.memory.transcript.filter(
    ({ speaker }) => speaker === 'user' || speaker === 'assistant',
  );
  const summedUp: string[] = [];
  let at = heard.findLastIndex(({ speaker }) => speaker === 'assistant');
  while (at >= 0) {
    const asked = readQuestion(heard[at]?.text ?? '', phrasebook);
    if (asked?.ask !== 'confirm-order' && asked?.ask !== 'confirm-order-unpriced') return undefined;
    summedUp.push(asked.values['title'] ?? '');
    at = heard.findLastIndex(({ speaker }, index) => index <= at && speaker === 'user');
    const said = at < 0 ? '' : (heard[at]?.text ?? '');
    const orders = understand([said], request.memory, vocabulary, phrasebook.language).filter(isLine);
    if (orders.length > 1)
      return orders.find((order) => !summedUp.some((title) => isOf(order, title, request.memory)));
    at = heard.findLastIndex(({ speaker }, index) => index <= at && speaker === 'assistant');
  }
  return undefined;
}

/** An order of something of its own, by its name or its place; "it" is only what is spoken of. */
function isLine(act: Understanding): act is Order {
  return act.kind === 'order' && (act.wish !== null || (act.target !== null && act.target.by !== 'pronoun'));
}

function isOf({ wish, target }: Order, title: string, memory: Memory): boolean {
  if (wish === null) {
    return target !== null && shownBy(target, memory).some((product) => nameOf(product, memory) === title);
  }
  const terms = searchTerms(title);
  return searchTerms(wish.words.join(' ')).every((word) => terms.includes(word));
}
