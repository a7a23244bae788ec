import { formatMoney, type DomainEvent, type Memory, type Review } from '@app/domain';
import { dataOf } from './event-data';
import { modelSentences } from './model-sentences';
import { toolSentence } from './tool-sentence';
import type { RecommendedProduct, WhyFacts, WhyKnowledge, WhyRefusal, WhySearch } from './why-facts';

/** How many titles a sentence lists before it says how many more there are. */
const LISTED = 5;

const SUPERVISORS: Readonly<Record<Review['supervisor'], string>> = {
  product_specialist: 'The product specialist, who checks prices and availability against the catalogue,',
  sales_manager: 'The sales manager, who checks offers and promises against what the shop has stated,',
};

/**
 * The facts as plain English sentences, in the order in which things happened.
 * @param after what the agent knows at the state
 */
export function explain(facts: WhyFacts, events: readonly DomainEvent[], after: Memory): readonly string[] {
  return [
    ...agentSentences(facts),
    ...noteSentences(events),
    ...summarySentences(facts, events),
    ...modelSentences(facts),
    ...facts.knowledge.map(knowledgeSentence),
    ...facts.searches.map(searchSentence),
    ...facts.recommended.map(productSentence),
    ...facts.refused.map(refusalSentence),
    ...leftOutSentences(facts),
    ...facts.tools.map(toolSentence),
    ...withheldSentences(events),
    ...facts.reviews.flatMap(reviewSentences),
    ...endSentences(facts, events, after),
  ];
}

function agentSentences({ agent, guidance }: WhyFacts): readonly string[] {
  const { playbook, phase, hasOwnSystemMessage, contextItems } = guidance;
  const { name } = agent.definition;
  const where = phase === null ? '' : `, phase “${phase}”`;
  return [
    `Version ${agent.version} of the agent “${name}” (${agent.descriptorId}) was in charge.`,
    `The conversation followed the playbook “${playbook}”${where}.`,
    ...(hasOwnSystemMessage ? ["The conversation's own instructions stood in place of the playbook's."] : []),
    ...(contextItems === 0 ? [] : [`The conversation gave it ${count(contextItems, 'text')} to draw on.`]),
  ];
}

function noteSentences(events: readonly DomainEvent[]): readonly string[] {
  const notes = dataOf(events, 'NoteAdded').length;
  return notes === 0 ? [] : [`It was told ${count(notes, 'hidden note')} of the shop with this turn.`];
}

function summarySentences({ summary }: WhyFacts, events: readonly DomainEvent[]): readonly string[] {
  if (summary === null) return [];
  const isNew = events.some(({ type }) => type === 'HistorySummarised');
  const since = isNew ? ', which was made with this turn' : '';
  return [`It knew the first ${count(summary.upTo, 'message')} by a summary${since}.`];
}

function knowledgeSentence({ query, entries }: WhyKnowledge): string {
  if (entries.length === 0) return `It looked for “${query}” in the shop's knowledge and found nothing.`;
  const titles = entries.map(({ entryId, title }) =>
    title === null ? `${entryId} (deleted since)` : `“${title}”`,
  );
  return `It looked for “${query}” in the shop's knowledge and read ${listed(titles)}.`;
}

function searchSentence({ criteria, limits, matched }: WhySearch): string {
  const words = criteria.text === '' ? 'all products' : `“${criteria.text}”`;
  const within = limits.length === 0 ? 'without limits' : `with these limits: ${limits.join('; ')}`;
  const order = {
    relevance: '',
    'price-ascending': ', cheapest first',
    'price-descending': ', dearest first',
  }[criteria.sort];
  const found =
    { 0: 'no product', 1: 'one product' }[matched] ??
    `${matched >= 1_000 ? 'at least ' : ''}${count(matched, 'product')}`;
  return `It searched the catalogue for ${words}${order}, ${within}. This matched ${found}.`;
}

function productSentence({ card, limits, limitsFrom }: RecommendedProduct): string {
  const price = card.price === null ? 'without a price' : `at ${formatMoney(card.price)}`;
  const shown = `It recommended “${card.title}” ${price}`;
  if (limitsFrom === null) return `${shown}. No search led to it, so what limits it keeps is not recorded.`;
  if (limits.length === 0) return `${shown}. No limits were set.`;
  const which = (kept: boolean | null) =>
    limits.filter((limit) => limit.kept === kept).map(({ limit }) => limit);
  const [kept, broken, unknown] = [which(true), which(false), which(null)];
  const told = [
    ...(kept.length === 0 ? [] : [`it keeps: ${kept.join('; ')}.`]),
    ...(broken.length === 0 ? [] : [`it does not keep: ${broken.join('; ')}.`]),
    ...(unknown.length === 0 ? [] : [`it is not recorded whether it keeps: ${unknown.join('; ')}.`]),
    ...(limitsFrom === 'this-turn' ? [] : ['these limits are of an earlier turn; this one did not search.']),
  ];
  return `${shown}. ${told.map(capitalised).join(' ')}`;
}

const REFUSALS: Readonly<Record<WhyRefusal['reason'], string>> = {
  'not-in-catalogue': 'the catalogue has no such product',
  'not-available': 'it is out of stock',
  'outside-limits': 'it does not keep what the customer asked for',
};

function refusalSentence({ productId, title, reason }: WhyRefusal): string {
  const named = title === null ? productId : `“${title}” (${productId})`;
  return `It named ${named}, which was kept from the customer: ${REFUSALS[reason]}.`;
}

function leftOutSentences({ leftOut, agent }: WhyFacts): readonly string[] {
  const [first] = leftOut;
  if (first === undefined) return [];
  const titles = leftOut.map(({ productId, title }) =>
    title === null ? `${productId} (deleted since)` : `“${title}”`,
  );
  const why =
    first.reason === 'most-shown'
      ? `this agent shows at most ${agent.definition.maxRecommendations} at once`
      : 'the agent did not choose to';
  return [`The search also found ${listed(titles)}, which it did not show: ${why}.`];
}

function withheldSentences(events: readonly DomainEvent[]): readonly string[] {
  return dataOf(events, 'WordsWithheld').flatMap(({ messages, addresses }) => [
    ...(messages === 0
      ? []
      : [
          `Left out: ${count(messages, 'message')} with words of its instructions or a secret of the service.`,
        ]),
    ...(addresses === 0
      ? []
      : [`Left out: ${addresses} of the pictures and addresses in its text, which are not the shop's.`]),
  ]);
}

function reviewSentences({ supervisor, verdict, comments, changes }: Review): readonly string[] {
  const who = SUPERVISORS[supervisor];
  if (verdict === 'approved') return [`${who} found nothing to correct.`];
  const what = verdict === 'rejected' ? 'let nothing of the draft pass' : 'corrected the draft';
  return [
    `${who} ${what}: ${comments}.`,
    ...changes.map(({ before, after }) =>
      after === null ? `Removed: “${before}”` : `Changed: “${before}” to “${after}”`,
    ),
  ];
}

function endSentences(
  { guidance, handoverReason }: WhyFacts,
  events: readonly DomainEvent[],
  after: Memory,
): readonly string[] {
  const isAnswered = events.some(({ type }) => type === 'MessageReplied' || type === 'ProductsRecommended');
  const silence =
    after.handover === 'none'
      ? 'The assistant said nothing in this turn.'
      : 'The assistant said nothing: a person of the shop was asked for or has the conversation.';
  return [
    ...(guidance.nextPhase === null ? [] : [`It went on to the phase “${guidance.nextPhase}”.`]),
    ...(handoverReason === null ? [] : [`It asked for a person of the shop: ${handoverReason}`]),
    ...(isAnswered ? [] : [silence]),
  ];
}

function listed(titles: readonly string[]): string {
  const more = titles.length - LISTED;
  return titles.slice(0, LISTED).join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
