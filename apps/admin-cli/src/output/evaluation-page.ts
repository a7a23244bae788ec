import type { CheckOutcome, EvaluatedTurn, Evaluation, WhatIfAnswer } from '@app/application';
import { formatMoney, type DomainEvent, type ProductCard } from '@app/domain';
import { PAGE_STYLE } from './evaluation-page.style';
import { markup, type Markup } from './markup';

/** An evaluation as one page that needs nothing beside it: the answers side by side, different ones first. */
export function evaluationPage(evaluation: Evaluation, isTooDifferent: boolean): string {
  const { recorded, against, turns } = evaluation;
  const version = recorded.version === null ? 'any version' : `version ${recorded.version}`;
  const title = `${recorded.descriptorId}, ${version}, against ${against.descriptorId}, version ${against.version}`;
  const sorted = [...turns].sort((left, right) => rank(right) - rank(left));
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>${PAGE_STYLE}</style></head><body>
<h1>${title}</h1>
${verdict(evaluation, isTooDifferent)}
${totalsTable(evaluation)}
${sorted.map((turn) => turnPart(turn, evaluation))}
</body></html>
`.text;
}

/** What needs reading most stands first. */
function rank({ failsCheck, differsInProducts, comparison }: EvaluatedTurn): number {
  const hasOtherWords = comparison.differences.events.length > 0;
  return (failsCheck ? 4 : 0) + (differsInProducts ? 2 : 0) + (hasOtherWords ? 1 : 0);
}

function verdict({ totals }: Evaluation, isTooDifferent: boolean): Markup {
  const percent = `${(totals.differentShare * 100).toFixed(1)} %`;
  const words = isTooDifferent ? 'too many' : 'within the limit';
  return markup`<p class="verdict ${isTooDifferent ? 'bad' : 'good'}">${percent} of ${totals.turns} turns differ in products or fail a check: ${words}.</p>`;
}

function totalsTable({ totals }: Evaluation): Markup {
  const { turns, same, differsInProducts, failsCheck, tokens, milliseconds } = totals;
  const rows: readonly (readonly [string, string | number])[] = [
    ['Turns', turns],
    ['The same to the letter', same],
    ['Other products', differsInProducts],
    ['Fail a check', failsCheck],
    ['Tokens', `${tokens.recorded} → ${tokens.whatIf}`],
    ['Time', `${milliseconds.recorded} ms → ${milliseconds.whatIf} ms`],
  ];
  const lines = rows.map(([name, value]) => markup`<tr><th>${name}</th><td>${value}</td></tr>\n`);
  return markup`<table class="totals"><tbody>\n${lines}</tbody></table>`;
}

function turnPart(turn: EvaluatedTurn, { against }: Evaluation): Markup {
  const { comparison, checks, told, depth, sessionId } = turn;
  const { recorded, whatIf, differences, stateId } = comparison;
  const isSame = differences.events.length === 0 && !turn.failsCheck;
  const lines = told.map(
    ({ speaker, text }) => markup`<p class="told"><b>${speaker}</b> ${text ?? ''}</p>\n`,
  );
  return markup`<section class="${isSame ? 'same' : 'different'}">
<h2>Turn ${depth} of session <code>${sessionId}</code> <small>${wordsFor(turn)}</small></h2>
<p class="state">State <code>${stateId}</code></p>
${lines}<div class="sides">
${side(`Recorded, version ${recorded.agent.version}`, recorded, checks.recorded)}
${side(`Version ${against.version}`, whatIf, checks.whatIf)}
</div></section>
`;
}

function wordsFor({ failsCheck, differsInProducts, comparison }: EvaluatedTurn): string {
  const { differences, recording } = comparison;
  return [
    ...(failsCheck ? ['fails a check'] : []),
    ...(differsInProducts ? ['other products'] : []),
    ...(differences.prices.length > 0 ? ['other prices'] : []),
    differences.events.length === 0 ? 'the same' : 'another answer',
    ...(recording === 'missing' ? ['read from the shop of today'] : []),
  ].join(', ');
}

function side(title: string, answer: WhatIfAnswer, checks: readonly CheckOutcome[]): Markup {
  const { events, failure, tokens, milliseconds } = answer;
  const cost = [
    ...(milliseconds === null ? [] : [`${milliseconds} ms`]),
    ...(tokens === null ? [] : [`${tokens.promptTokens} + ${tokens.completionTokens} tokens`]),
  ].join(', ');
  const faults = [
    ...(failure === null ? [] : [`${failure.code}: ${failure.message}`]),
    ...checks.flatMap(({ check, fault }) => (fault === null ? [] : [`${check}: ${fault}`])),
  ];
  const lines = faults.map((fault) => markup`<p class="fault">${fault}</p>\n`);
  return markup`<div class="side"><h3>${title} <small>${cost}</small></h3>
${events.flatMap(eventPart)}${lines}</div>`;
}

/** What the customer would see of an event. */
function eventPart({ type, data }: DomainEvent): readonly Markup[] {
  if (type === 'MessageReplied') return [markup`<p class="said">${data.text}</p>\n`];
  if (type === 'ProductsRecommended') {
    return [markup`<ol class="products">${data.products.map(productPart)}</ol>\n`];
  }
  if (type === 'QuestionsSuggested') {
    return [markup`<p class="note">Suggests: ${data.questions.join(' · ')}</p>\n`];
  }
  return type === 'HandoverRequested'
    ? [markup`<p class="note">Asks for a person: ${data.reason}</p>\n`]
    : [];
}

function productPart({ productId, title, price }: ProductCard): Markup {
  const money = price === null ? 'no price' : formatMoney(price);
  return markup`<li>${title} <b>${money}</b> <code>${productId}</code></li>`;
}
