import type { Memory } from '@app/domain';
import type { Ask } from '../policy/move';
import type { OpenQuestion } from '../policy/situation';
import { unfill } from './phrase';
import type { Phrasebook } from './phrasebook';

/** The agent's own question that the customer now answers: the last thing said before the customer's turn, if no person said it. */
export function readOpenQuestion(memory: Memory, phrasebook: Phrasebook): OpenQuestion | undefined {
  const said = memory.transcript.filter(({ speaker }) => speaker !== 'client-assistant');
  const last = said.findLast(({ speaker }) => speaker === 'assistant' || speaker === 'team');
  if (last === undefined || last.speaker === 'team') return undefined;
  return readQuestion(last.text, phrasebook);
}

/** The question that a text of the agent's is, if it is one. */
export function readQuestion(text: string, phrasebook: Phrasebook): OpenQuestion | undefined {
  for (const [ask, phrases] of Object.entries(phrasebook.questions)) {
    for (const phrase of phrases) {
      const values = unfill(phrase, text);
      if (values !== undefined) return { ask: ask as Ask, values };
    }
  }
  return undefined;
}
