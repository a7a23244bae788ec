import type { AnswerFound } from '../retrieval/findings';
import type { Service } from '../understanding/service-reader';
import { excerpt } from './excerpt';
import { ask, state, type Move } from './move';
import type { Situation } from './situation';

/** The shop's own words when they cover the question; else that the agent does not know, and an offer of a colleague. */
export function planAnswer(found: AnswerFound, { memory, isCatalogueEmpty }: Situation): readonly Move[] {
  if (found.entry === null) return [knowledgeFact(found), state('answer-unknown'), ask('hand-over')];
  const text = excerpt(found.entry.text, found.words);
  const next = isCatalogueEmpty || memory.shown.length > 0 ? ask('anything-else') : ask('find-product');
  const said = { text: text === '' ? found.entry.title : text };
  return [knowledgeFact(found), state(found.source === 'team' ? 'colleague-said' : 'verbatim', said), next];
}

export function planAppointment(found: AnswerFound): readonly Move[] {
  const { entry, words } = found;
  const told =
    entry === null ? state('appointment') : state('verbatim', { text: excerpt(entry.text, words) });
  return [knowledgeFact(found), told, ask('hand-over')];
}

/** What only a person can do is not promised; what the shop says about it is told. */
export function planService(service: Service, found: AnswerFound): readonly Move[] {
  const { entry, words } = found;
  const told = entry === null ? [] : [state('verbatim', { text: excerpt(entry.text, words) })];
  return [knowledgeFact(found), state(`service-${service}`), ...told, ask('hand-over')];
}

function knowledgeFact({ query, entryIds }: AnswerFound): Move {
  return { move: 'fact', part: { kind: 'knowledge', query, entryIds } };
}
