import type { CatalogueVocabulary } from '@app/application';
import type { CustomerWords } from './customer-words';
import type { ErrandGround } from './errand/errand-ground';
import { canOrder, isOffered } from './errand/errand-ground';
import { firstOrderOnly, nextOrder } from './errand/orders-to-come';
import { isTime, MEETING_ASKS, saysMeeting } from './errand/meeting-errand';
import {
  answeredAge,
  answeredBudget,
  isYesToSummary,
  readDoubtedYes,
  readNeeds,
  readOtherQuantity,
  readPriceDoubt,
  readYes,
} from './policy/answered-question';
import { understand } from './understanding/understand';
import type { Understanding } from './understanding/understanding';

/** What the customer does in this turn; without words of theirs, the agent speaks first, or goes on. */
export function readActs(
  words: CustomerWords,
  vocabulary: CatalogueVocabulary,
  ground: ErrandGround,
): readonly Understanding[] {
  const { memory, question } = ground.situation;
  const { language } = ground.phrasebook;
  if (words.messages.length === 0) return [readSilence(words, ground)];
  const answer =
    readOtherQuantity(words.messages, question, memory, language) ??
    readPriceDoubt(words.messages, question, memory, language) ??
    readNeeds(words.messages, question, language) ??
    readMeetingAnswer(ground);
  if (answer !== undefined) return [answer];
  const messages = answeredAge(answeredBudget(words.messages, question), memory);
  const acts = understand(messages, memory, vocabulary, language);
  const doubted = readDoubtedYes(words.messages, question, memory);
  return (canOrder(ground) ? firstOrderOnly(acts) : acts).flatMap((act): readonly Understanding[] => {
    const meant = act.kind === 'yes' ? (doubted ?? readYes(question, memory) ?? act) : act;
    if (meant.kind !== 'confirmed-order' && !isYesToSummary(act, question)) return [meant];
    if (doubted !== undefined) return [doubted];
    const next = nextOrder(vocabulary, ground);
    return [{ kind: 'confirmed-order' }, ...(next === undefined ? [] : [next])];
  });
}

function readSilence(words: CustomerWords, { situation }: ErrandGround): Understanding {
  if (words.hasUnreadable) return { kind: 'unreadable' };
  if (words.hasForm) return { kind: 'needs-told' };
  const hasBegun = situation.memory.transcript.some(
    ({ speaker }) => speaker !== 'note' && speaker !== 'client-assistant',
  );
  return { kind: hasBegun ? 'speak' : 'greeting' };
}

/** "Tuesday at 3pm", alone or after the question for a time; "the second" may also be one of several things. */
function readMeetingAnswer(ground: ErrandGround): Understanding | undefined {
  if (!isOffered(ground, 'schedule_date')) return undefined;
  const { question } = ground.situation;
  if (question?.ask === 'which-one') return undefined;
  const isAsked = question !== undefined && MEETING_ASKS.has(question.ask);
  return (isAsked ? saysMeeting(ground) : isTime(ground)) ? { kind: 'appointment' } : undefined;
}
