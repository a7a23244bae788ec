import type { Memory } from '@app/domain';
import type { Findings, NothingFound } from '../retrieval/findings';
import type { Understanding } from '../understanding/understanding';
import { hasLimits, type Wish } from '../understanding/wish';
import { planAnswer, planAppointment, planService } from './answer-plan';
import { ask, state, type Move } from './move';
import { planAdvice, planUpgrade } from './plan-advice';
import {
  isGone,
  planComparison,
  planDetails,
  planGone,
  planNamedComparison,
  planOrder,
} from './product-plan';
import { planHits, planNothing, planNothingMore } from './search-plan';
import type { Situation } from './situation';

/** What to recommend, say and ask about one thing that the customer did. Pure. */
export function planAct(act: Understanding, found: Findings, situation: Situation): readonly Move[] {
  if (act.kind === 'order' && act.wish !== null) {
    const isOnlyGone = found.kind === 'hits' && found.products.every(isGone);
    return isOnlyGone ? planGone(found.products, situation) : planAct(asSearch(act.wish), found, situation);
  }
  switch (found.kind) {
    case 'hits':
      if (act.kind === 'plan-advice') return planAdvice(act, found.products, situation);
      if (act.kind === 'plan-upgrade') return planUpgrade(found.products, situation);
      return planHits(found, 'wish' in act ? act.wish : null, situation);
    case 'nothing':
      return planMissed(act, found, situation);
    case 'answer':
      if (act.kind === 'service') return planService(act.service, found);
      return act.kind === 'appointment' ? planAppointment(found) : planAnswer(found, situation);
    case 'products':
      return planProducts(act, found.products, situation);
    case 'nothing-asked':
      return planTalk(act, situation);
  }
}

function asSearch(wish: Wish): Understanding {
  return { kind: 'search', wish, fresh: 'yes', isQuestion: false, isAskedFor: true, isOfThisShop: true };
}

/** Nothing fits: the catalogue is empty, or it was a question about the shop after all, or the limits are too narrow. */
function planMissed(act: Understanding, found: NothingFound, situation: Situation): readonly Move[] {
  if (situation.isCatalogueEmpty) return [state('catalogue-empty'), ask('hand-over')];
  if (act.kind !== 'search' && act.kind !== 'refine') return planNothingMore(found, situation);
  const isBare = !hasLimits(act.wish);
  const isAskedFor = act.kind === 'search' && act.isAskedFor;
  const isKnown = found.gone.length > 0;
  if (found.answer !== null && (found.answer.entry !== null || (isBare && !isAskedFor && !isKnown))) {
    return planAnswer(found.answer, situation);
  }
  if (act.kind === 'search' && !act.isOfThisShop && !isKnown) return planUnclear(situation);
  const isSearch = act.kind === 'refine' || act.fresh !== 'unsure' || !isBare || isKnown;
  return planNothing(found, act.wish, isSearch, situation);
}

function planProducts(
  act: Understanding,
  products: Extract<Findings, { kind: 'products' }>['products'],
  situation: Situation,
): readonly Move[] {
  if (act.kind === 'compare-named') return planNamedComparison([...products.values()], situation);
  if (act.kind === 'compare') return planComparison(act.targets, products, situation);
  if (act.kind === 'order' || act.kind === 'confirmed-order') {
    return planOrder(act, products, situation);
  }
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
      return planNo(situation);
    case 'identity':
      return [state('identity'), whatNext];
    case 'capabilities':
      return planCapabilities(situation);
    case 'handover':
      return [{ move: 'hand-over', reason: 'The customer asked for a person.' }, state('handover')];
    case 'other-language':
      return [state('other-language'), whatNext];
    case 'needs-told':
      return [state('noted'), situation.question?.ask === 'plan-needs' ? planNext(situation) : whatNext];
    case 'speak':
      return [planFollowUp(situation)];
    case 'unreadable':
      return [state('unreadable'), ask('what-looking-for')];
    case 'search':
    case 'refine':
    case 'details':
    case 'compare':
    case 'compare-named':
    case 'plan-advice':
    case 'plan-upgrade':
    case 'service':
    case 'order':
    case 'confirmed-order':
    case 'shop-question':
    case 'appointment':
    case 'unclear':
      return planUnclear(situation);
  }
}

function planGreeting({ greeting, memory, isCatalogueEmpty }: Situation): readonly Move[] {
  const isFirst = isOpening(memory);
  const hello = isFirst && greeting !== null ? state('verbatim', { text: greeting }) : state('greeting');
  if (isFirst && greeting !== null) return [hello];
  return isCatalogueEmpty ? [hello, state('catalogue-empty')] : [hello, ask('what-looking-for')];
}

/** Whether nobody but the customer has said anything yet. Notes are not heard. */
function isOpening({ transcript, messageCount }: Memory): boolean {
  const heard = transcript.filter(({ speaker }) => speaker !== 'note');
  return heard.length <= 1 && messageCount === transcript.length && heard[0]?.speaker !== 'assistant';
}

/** After needs were told: a demo where one can be booked, else a person. */
function planNext({ canMeet }: Situation): Move {
  return ask(canMeet ? 'demo' : 'hand-over');
}

/** The agent was told to go on without a word from the customer. */
function planFollowUp({ memory }: Situation): Move {
  if (memory.shown.length === 0) return ask('what-looking-for');
  if (memory.shown.length === 1) return ask('stands-out-one');
  return ask(memory.shown.length === 2 ? 'stands-out-two' : 'stands-out-many');
}

/** "No" to more help ends the talk; to anything else, it goes on. */
function planNo({ question, memory }: Situation): readonly Move[] {
  if (question?.ask === 'anything-else' || question?.ask === 'find-product') return [state('goodbye')];
  const rejects = question === undefined || /^(?:without|stands-out)-/.test(question.ask);
  if (memory.shown.length === 0) return [state('ok-no'), ask('what-looking-for')];
  return [state('ok-no'), ask(rejects ? 'what-instead' : 'anything-else')];
}

function planCapabilities({ isCatalogueEmpty }: Situation): readonly Move[] {
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
