import { comparePrices, fold, type Memory, type Product } from '@app/domain';
import { missingWords } from '../retrieval/product-words';
import { inDigits } from '../understanding/number-reader';
import type { PlanNeeds } from '../understanding/plan-needs-reader';
import { tokenise } from '../understanding/token';
import { excerpt } from './excerpt';
import { ask, state, type Move } from './move';
import type { Situation } from './situation';
import { describePlans, isPlan } from './subscription-plan';

const SEATS = /\b(?:seats?|users?|people|members?|team size|employees)\b/;
const WHO = '(?:people|persons?|users?|seats?|members?|employees)';
const LIMITED = new RegExp(`\\b(\\d[\\d.,]*) ${WHO}\\b`);
const UNLIMITED = new RegExp(`\\b(?:unlimited|any number of|as many)\\b[^.;,]{0,30}\\b${WHO}\\b`, 'i');

/** The smallest plan that by the shop's own words is for so many people and has what is needed; else that it does not say. */
export function planAdvice(
  { people, features }: PlanNeeds,
  found: readonly Product[],
  situation: Situation,
): readonly Move[] {
  const plans = found.filter(isPlan);
  const large = people === null ? plans : plans.filter((plan) => (capacityOf(plan) ?? 0) >= people);
  const complete = large.filter((plan) => features.every((word) => hasFeature(plan, word)));
  const [best] = [...(complete.length > 0 ? complete : large)].sort(bySize(situation.currency));
  if (best === undefined) {
    return [
      show(plans),
      state('plan-size-unknown', { people: String(people ?? '') }),
      ...describePlans(plans, situation).filter(({ move }) => move !== 'ask'),
      ask('hand-over'),
    ];
  }
  const missing = features.filter((word) => !hasFeature(best, word));
  const text = excerpt(best.description, []);
  return [
    show([best]),
    people === null
      ? state('plan-suits', { title: best.title })
      : state('plan-fits', { title: best.title, people: String(people) }),
    ...(text === '' ? [] : [state('verbatim', { text: `${best.title}: ${text}` })]),
    ...priceOf(best, situation),
    ...(missing.length === 0
      ? []
      : [state('details-unknown', { title: best.title, words: situation.show.list(missing) })]),
    ask(situation.canMeet ? 'demo' : 'hand-over'),
  ];
}

/** The plans above the one that was spoken of as the customer's; all of them when none was. */
export function planUpgrade(found: readonly Product[], situation: Situation): readonly Move[] {
  const plans = found.filter(isPlan);
  const current = currentPlan(plans, situation.memory);
  if (current === undefined) return [show(plans), ...describePlans(plans, situation)];
  const above = plans.filter((plan) => isDearer(plan, current));
  if (above.length === 0) return [state('plan-is-largest', { title: current.title }), ask('hand-over')];
  const described = describePlans(above, situation).filter(({ move }) => move !== 'ask');
  return [show(above), ...described, ask(above.length === 1 ? 'buy' : 'which-one')];
}

function currentPlan(plans: readonly Product[], { transcript }: Memory): Product | undefined {
  const texts = transcript.map(({ text }) => text.toLowerCase()).reverse();
  const text = texts.find((said) => plans.some(({ title }) => said.includes(title.toLowerCase())));
  const named = plans.filter(({ title }) => text?.includes(title.toLowerCase()));
  return named.length === 1 ? named[0] : undefined;
}

function show(plans: readonly Product[]): Move {
  return { move: 'recommend', productIds: plans.map(({ productId }) => productId), criteria: null };
}

function priceOf({ title, price }: Product, { show: shown }: Situation): readonly Move[] {
  return price === null ? [] : [state('details-price', { title, price: shown.money(price) })];
}

function isDearer({ price }: Product, current: Product): boolean {
  if (price === null || current.price === null) return price !== null && price.amountMinor > 0;
  return price.currency === current.price.currency && price.amountMinor > current.price.amountMinor;
}

/** Of two for as many people the cheaper one comes first. */
function bySize(currency: string): (left: Product, right: Product) => number {
  return (left, right) => {
    const [small, large] = [capacityOf(left) ?? Infinity, capacityOf(right) ?? Infinity];
    return small === large ? comparePrices(left.price, right.price, currency) : small - large;
  };
}

/** For how many people a plan is, by its attributes or its description; null when they do not say. */
export function capacityOf({ attributes, description }: Product): number | null {
  const [name] = Object.keys(attributes).filter((key) => SEATS.test(key));
  const value = name === undefined ? '' : String(attributes[name]);
  if (/^(?:unlimited|any)/i.test(value)) return Infinity;
  if (/^\d/.test(value)) return numberOf(value);
  if (UNLIMITED.test(description)) return Infinity;
  const text = inDigits(tokenise(description)).map((token) => token.text);
  const said = LIMITED.exec(text.join(' '))?.[1];
  return said === undefined ? null : numberOf(said);
}

function numberOf(text: string): number {
  return Number.parseInt(text.replace(/[.,]/g, ''), 10);
}

/** By its words, or as the first letters of them: `sso` for single sign-on. */
function hasFeature(plan: Product, word: string): boolean {
  if (missingWords(plan, [word]).length === 0) return true;
  const initials = fold(plan.description)
    .split(/[^\p{L}]+/u)
    .map((said) => said[0] ?? '')
    .join('');
  return /^[a-z]{3,5}$/.test(word) && initials.includes(word);
}
