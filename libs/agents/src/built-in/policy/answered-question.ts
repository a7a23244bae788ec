import type { Memory } from '@app/domain';
import { readPlanNeeds } from '../understanding/plan-needs-reader';
import { fromSpanish } from '../understanding/spanish-reader';
import { tokenise, type Token } from '../understanding/token';
import { isBarePrice } from '../understanding/amount-reader';
import type { Count } from '../understanding/said-number';
import { readBareQuantity } from '../understanding/order-reader';
import type { Understanding } from '../understanding/understanding';
import { NO_WISH, type Droppable, type Wish } from '../understanding/wish';
import { isColour } from './criteria-refiner';
import type { Ask } from './move';
import type { OpenQuestion } from './situation';

const DROPS: Partial<Record<Ask, Droppable>> = {
  'without-price': 'price',
  'without-brand': 'brand',
  'without-colour': 'colour',
  'without-size': 'size',
  'without-attributes': 'attributes',
  'without-words': 'words',
};

const WHICH: Understanding = { kind: 'details', target: { by: 'pronoun' }, aspects: [] };
const MEANINGS: Partial<Record<Ask, Understanding>> = {
  'hand-over': { kind: 'handover' },
  buy: { kind: 'order', target: { by: 'pronoun' }, wish: null, quantity: null },
  'confirm-order': { kind: 'confirmed-order' },
  'confirm-order-unpriced': { kind: 'confirmed-order' },
  demo: { kind: 'appointment' },
  'stands-out-two': WHICH,
  'stands-out-many': WHICH,
  'stands-out-one': { kind: 'details', target: { by: 'position', position: 1 }, aspects: [] },
};

/** What "yes" means after the agent's last question; null: a plain yes. */
export function readYes(question: OpenQuestion | undefined, memory: Memory): Understanding | null {
  if (question === undefined) return null;
  const dropped = DROPS[question.ask];
  if (dropped !== undefined) return refine({ dropped: [dropped] });
  if (question.ask === 'other-colour') return refine(colourWish(question.values['colour'] ?? '', memory));
  return MEANINGS[question.ask] ?? null;
}

function refine(wish: Partial<Wish>): Understanding {
  return { kind: 'refine', wish: { ...NO_WISH, ...wish } };
}

function colourWish(colour: string, memory: Memory): Partial<Wish> {
  const limit = memory.search?.attributes.find(({ name }) => isColour(name));
  return limit === undefined
    ? { words: [colour] }
    : { attributes: [{ name: limit.name, values: [colour], exclude: false }] };
}

const ABOUT_QUANTITY: ReadonlySet<Ask> = new Set<Ask>([
  'confirm-order',
  'confirm-order-unpriced',
  'order-quantity',
]);

function isSummary(question: OpenQuestion | undefined): boolean {
  return question?.ask === 'confirm-order' || question?.ask === 'confirm-order-unpriced';
}

/** "Yes, order it" to the summary of an order, as good as a mere yes; at a price of the customer's it is not. */
export function isYesToSummary(act: Understanding, question: OpenQuestion | undefined): boolean {
  if (!isSummary(question)) return false;
  const isOfIt = act.kind === 'order' && act.wish === null && (act.target?.by ?? 'pronoun') === 'pronoun';
  return isOfIt && act.quantity === null && act.price === undefined;
}

function pendingPlan({ pendingTool }: Memory): string | undefined {
  const plan = pendingTool?.arguments['plan'];
  return typeof plan === 'string' ? plan : undefined;
}

function orderOf(plan: string, quantity: Count | null): Understanding {
  return { kind: 'order', target: { by: 'name', productIds: [plan] }, wish: null, quantity };
}

const COMMITS: ReadonlySet<Ask> = new Set<Ask>(['confirm-order', 'confirm-order-unpriced', 'hand-over']);
const AGREES = /\b(?:why not|no (?:problem|worries|rush|doubt)|por qu[eé] no|sin (?:problema|duda))\b/g;
const DOUBT = new RegExp(
  [
    '\\b(?:no|not|never|dont|cant|cannot|wont|wouldnt|shouldnt|wait|hold on|later|maybe|perhaps|unless|unsure|but|if|other|another|instead',
    '|cancel|stop|nunca|jam[aá]s|espera|luego|quiz[aá]s?|tal vez|despu[eé]s|pero|otr[oa])\\b',
    '|^yeah,? right\\b|\\?\\s*$',
  ].join(''),
);

/**
 * Of a yes that would do something which words do not undo, what it means when anything beside it takes it back or
 * makes it depend ("yes but later", "yes I mean no"): the question again. Undefined: it is a yes.
 */
export function readDoubtedYes(
  messages: readonly string[],
  question: OpenQuestion | undefined,
  memory: Memory,
): Understanding | undefined {
  if (question === undefined || !COMMITS.has(question.ask)) return undefined;
  const said = messages.join(' ').toLowerCase().replace(/[’']/g, '').replace(AGREES, '');
  if (!DOUBT.test(said)) return undefined;
  const plan = pendingPlan(memory);
  return isSummary(question) && plan !== undefined ? orderOf(plan, null) : { kind: 'unclear' };
}

/** A change of the number after the summary of an order: "make it 3". */
export function readOtherQuantity(
  messages: readonly string[],
  question: OpenQuestion | undefined,
  memory: Memory,
  language: string,
): Understanding | undefined {
  const plan = pendingPlan(memory);
  if (question === undefined || !ABOUT_QUANTITY.has(question.ask) || plan === undefined) return undefined;
  const title = question.values['title'] ?? '';
  const quantity = readBareQuantity(readWords(messages, language), title);
  return quantity === undefined ? undefined : orderOf(plan, quantity);
}

/** An amount of money after the summary of an order ("it is $2 each, right?") is about its price: that is told again. */
export function readPriceDoubt(
  messages: readonly string[],
  question: OpenQuestion | undefined,
  memory: Memory,
  language: string,
): Understanding | undefined {
  const plan = pendingPlan(memory);
  if (!isSummary(question) || plan === undefined) return undefined;
  return isBarePrice(readWords(messages, language))
    ? { kind: 'details', target: { by: 'name', productIds: [plan] }, aspects: ['price'] }
    : undefined;
}

/** Company size and needs after the question for them. */
export function readNeeds(
  messages: readonly string[],
  question: OpenQuestion | undefined,
  language: string,
): Understanding | undefined {
  if (question?.ask !== 'plan-needs' || !NEEDS.test(messages.join(' '))) return undefined;
  const needs = readPlanNeeds(readWords(messages, language));
  const isTold = needs.people !== null || needs.features.length > 0;
  return isTold ? { kind: 'plan-advice', ...needs } : { kind: 'needs-told' };
}

function readWords(messages: readonly string[], language: string): readonly Token[] {
  const tokens = tokenise(messages.join(' '));
  return language === 'es' ? fromSpanish(tokens) : tokens;
}

/** "She is 6", after somebody was asked for an age, tells who it is for. */
export function answeredAge(messages: readonly string[], memory: Memory): readonly string[] {
  const asked = memory.transcript.findLast(({ speaker }) => speaker === 'assistant')?.text ?? '';
  const [message = ''] = messages;
  const match = messages.length === 1 && ASKS_AGE.test(asked) ? AGE.exec(message) : null;
  if (match === null) return messages;
  const [, who = '', years = ''] = match;
  const person = /^(?:she|girl|daughter|niece)/i.test(who)
    ? 'girl'
    : /^(?:he|boy|son|nephew)/i.test(who)
      ? 'boy'
      : 'child';
  return [`for a ${years} year old ${person}`];
}

const ASKS_AGE = /\bhow old\b|\bwhat age\b|\bqu[eé] edad\b|cu[aá]ntos a[ñn]os/i;
const AGE =
  /^\W*(?:(?:(?:my|the|our) )?(she|he|they|it|child|kid|girl|boy|daughter|son|niece|nephew)(?:[’']?s| is| turns| will be|(?: has)?(?: just)? turned)? |(?:es|tiene|cumple) )?(?:about |just |already )?(\d{1,2})(?: ?(?:years?|yrs?|a[ñn]os))?(?: old)?\W*$/i;

const NEEDS =
  /^\W*(?:we\b|our\b|my (?:company|team)|about \d|around \d|\d+\b|just me|only me|it is just|somos|nuestra)|\b(?:employees|people|seats|users|empleados|personas)\b/i;

/** A bare number after the question for a budget is the budget. */
export function answeredBudget(
  messages: readonly string[],
  question: OpenQuestion | undefined,
): readonly string[] {
  const [message] = messages;
  if (question?.ask !== 'budget' || messages.length !== 1 || message === undefined) return messages;
  return /^\D{0,20}\d[\d.,]*\D{0,10}$/.test(message)
    ? [`budget ${message.replace(/^\W*(?:yes|yeah|sure)\W+/i, '')}`]
    : messages;
}
