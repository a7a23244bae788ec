import type { Findings } from '../retrieval/findings';
import type { Understanding } from '../understanding/understanding';
import { planAnswer, planAppointment } from './answer-plan';
import { ask, state, type Move } from './move';
import { planComparison, planDetails, planOrder } from './product-plan';
import { planHits, planNothing, planNothingMore } from './search-plan';
import type { Situation } from './situation';

/** What to recommend, say and ask about one thing that the customer did. Pure. */
export function planAct(act: Understanding, found: Findings, situation: Situation): readonly Move[] {
  switch (found.kind) {
    case 'hits':
      return planHits(found, 'wish' in act ? act.wish : null, situation);
    case 'nothing':
      if (act.kind === 'more') return planNothingMore(found, situation);
      if (situation.isCatalogueEmpty) return [state('catalogue-empty'), ask('hand-over')];
      if (found.answer?.entry !== null && found.answer !== null) return planAnswer(found.answer, situation);
      return planNothing(found, 'wish' in act ? act.wish : null, situation);
    case 'answer':
      return act.kind === 'appointment' ? planAppointment(found) : planAnswer(found, situation);
    case 'products':
      return planProducts(act, found.products, situation);
    case 'nothing-asked':
      return planTalk(act, situation);
  }
}

function planProducts(
  act: Understanding,
  products: Extract<Findings, { kind: 'products' }>['products'],
  situation: Situation,
): readonly Move[] {
  if (act.kind === 'compare') return planComparison(act.targets, products, situation);
  if (act.kind === 'order') return planOrder(act.target, products, situation);
  if (act.kind === 'details') return planDetails(act.target, act.aspects, products, situation);
  return planTalk(act, situation);
}

function planTalk(act: Understanding, situation: Situation): readonly Move[] {
  const whatNext = situation.memory.shown.length > 0 ? ask('anything-else') : ask('what-looking-for');
  switch (act.kind) {
    case 'greeting':
      return planGreeting(situation);
    case 'thanks':
      return [state('thanks'), ask('anything-else')];
    case 'goodbye':
      return [state('goodbye')];
    case 'yes':
    case 'more':
      return [ask('what-looking-for')];
    case 'no':
      return [state('ok-no'), ask('what-instead')];
    case 'identity':
      return [state('identity'), whatNext];
    case 'capabilities':
      return planCapabilities(situation);
    case 'handover':
      return [{ move: 'hand-over', reason: 'The customer asked for a person.' }, state('handover')];
    case 'unreadable':
      return [state('unreadable'), ask('what-looking-for')];
    default:
      return planUnclear(situation);
  }
}

function planGreeting({ greeting, memory, isCatalogueEmpty }: Situation): readonly Move[] {
  const isFirst = memory.messageCount <= 1;
  const hello = isFirst && greeting !== null ? state('verbatim', { text: greeting }) : state('greeting');
  if (isFirst && greeting !== null) return [hello];
  return isCatalogueEmpty ? [hello, state('catalogue-empty')] : [hello, ask('what-looking-for')];
}

export function planCapabilities({ isCatalogueEmpty }: Situation): readonly Move[] {
  return isCatalogueEmpty
    ? [state('catalogue-empty'), ask('hand-over')]
    : [state('capabilities'), ask('what-looking-for')];
}

/** The second time in a row, a person is offered. */
function planUnclear(situation: Situation): readonly Move[] {
  const { memory } = situation;
  if (memory.handover === 'requested') return [state('unclear'), ask('what-looking-for')];
  return memory.messageCount > 4 && memory.search === null
    ? [state('unclear-again'), ask('hand-over')]
    : [state('unclear'), ...planCapabilities(situation)];
}
