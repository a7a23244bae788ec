import { MEETING_TYPES, type JsonObject, type ToolOutcome } from '@app/domain';
import { ask, state, type Ask, type Move } from '../policy/move';
import { readDate, type Dayless, type SaidTime } from '../understanding/date-reader';
import { readMeetingType, type MeetingType } from '../understanding/meeting-type-reader';
import { readQuestion } from '../wording/open-question.reader';
import { isOffered, leadId, type ErrandGround } from './errand-ground';

/** Questions whose answer goes on with a meeting. */
export const MEETING_ASKS: ReadonlySet<Ask> = new Set<Ask>([
  'meeting-time',
  'meeting-day',
  'meeting-hour',
  'meeting-type',
  'meeting-other',
]);
/** Words besides a day and a time that still leave a message nothing but a time. */
const FEW = 2;

interface Wanted extends Pick<SaidTime, 'day' | 'time'> {
  readonly type: MeetingType | undefined;
  /** What stands in the place of a day. */
  readonly dayless: Dayless | null;
}

/** Proposes a meeting, or asks for what is not known yet; undefined where that is no matter for a tool. */
export async function meet(ground: ErrandGround): Promise<readonly Move[] | undefined> {
  const lead = leadId(ground);
  if (!isOffered(ground, 'schedule_date') || lead === undefined) return undefined;
  const wanted = readMeeting(ground);
  const startsAt =
    wanted.day === null || wanted.time === null ? undefined : `${wanted.day}T${wanted.time}:00Z`;
  const known: JsonObject = {
    lead_id: lead,
    ...(startsAt === undefined ? {} : { date_time: startsAt }),
    ...(wanted.type === undefined ? {} : { meeting_type: wanted.type }),
  };
  const outcome = await ground.request.tools.call('schedule_date', known);
  return planOutcome(outcome, wanted, startsAt, ground);
}

/** Whether the customer's words say when, or what kind of meeting. */
export function saysMeeting(ground: ErrandGround): boolean {
  return dateIn(ground.said, ground) !== undefined || readMeetingType(ground.said) !== undefined;
}

/** Words that nobody follows after the question for a time: it is asked again, once; then it is left. */
export async function askMeetingAgain(ground: ErrandGround): Promise<readonly Move[] | undefined> {
  const { question, memory } = ground.situation;
  if (question === undefined || !MEETING_ASKS.has(question.ask)) return undefined;
  const said = memory.transcript.filter(({ speaker }) => speaker === 'assistant').at(-2)?.text ?? '';
  if (ground.phrasebook.statements.unclear.includes(said)) return undefined;
  const moves = await meet(ground);
  return moves === undefined ? undefined : [state('unclear'), ...moves];
}

/**
 * Whether the customer said a day and a time, and hardly anything else; of a meeting that is spoken of already, one of them
 * is enough.
 */
export function isTime(ground: ErrandGround): boolean {
  const date = dateIn(ground.said, ground);
  if (date === undefined || date.otherWords > FEW) return false;
  const isSpokenOf = ground.request.memory.pendingTool?.tool === 'schedule_date';
  return (date.day !== null && date.time !== null) || (isSpokenOf && (date.day ?? date.time) !== null);
}

function dateIn(text: string, { request, phrasebook }: ErrandGround): SaidTime | undefined {
  return readDate(text, request.now, phrasebook.language);
}

/** What this turn says, and while a meeting is being spoken of what was said before. */
function readMeeting(ground: ErrandGround): Wanted {
  const { said, situation } = ground;
  const goesOn = situation.question !== undefined && MEETING_ASKS.has(situation.question.ask);
  const texts = [said, ...(goesOn ? earlierTexts(ground) : [])];
  const times = texts.map((text) => dateIn(text, ground));
  return {
    ...readDay(texts, ground),
    time: times.map((time) => time?.time ?? null).find((time) => time !== null) ?? null,
    type: texts.map(readMeetingType).find((type) => type !== undefined) ?? knownType(ground, goesOn),
  };
}

/** The last word on the day; "next week", and then "Tuesday", are one. */
function readDay(texts: readonly string[], ground: ErrandGround): Pick<Wanted, 'day' | 'dayless'> {
  const ofDay = texts.flatMap((text) => {
    const said = dateIn(text, ground);
    return said === undefined || (said.day === null && said.dayless === null) ? [] : [{ text, said }];
  });
  const [last, before] = ofDay;
  if (last === undefined) return { day: null, dayless: null };
  const span = before?.said.dayless?.is === 'span' ? before.said.dayless.text : '';
  const joined = last.said.day === null ? null : (dateIn(`${last.text} ${span}`, ground)?.day ?? null);
  return { day: joined ?? last.said.day, dayless: last.said.dayless };
}

/** The kind that the open call has already, or that the agent's own question named. */
function knownType({ request, situation }: ErrandGround, goesOn: boolean): MeetingType | undefined {
  if (situation.question?.ask === 'demo') return 'demo';
  const { pendingTool } = request.memory;
  const known = pendingTool?.tool === 'schedule_date' ? pendingTool.arguments['meeting_type'] : undefined;
  return goesOn ? MEETING_TYPES.find((type) => type === known) : undefined;
}

/** What the customer said since this meeting came up, newest first: as long as each answer of the agent asked on. */
function earlierTexts({ request, phrasebook }: ErrandGround): readonly string[] {
  const heard = request.memory.transcript.filter(
    ({ speaker }) => speaker === 'user' || speaker === 'assistant',
  );
  const texts: string[] = [];
  let at = heard.findLastIndex(({ speaker }) => speaker === 'assistant');
  while (at >= 0) {
    const asked = readQuestion(heard[at]?.text ?? '', phrasebook)?.ask;
    if (asked === undefined || !MEETING_ASKS.has(asked)) break;
    at = heard.findLastIndex(({ speaker }, index) => index <= at && speaker === 'user');
    for (; heard[at]?.speaker === 'user'; at -= 1) texts.push(heard[at]?.text ?? '');
  }
  return texts;
}

function planOutcome(
  outcome: ToolOutcome,
  wanted: Wanted,
  startsAt: string | undefined,
  ground: ErrandGround,
): readonly Move[] {
  if (outcome.status === 'possible_match') {
    const isImpossible = wanted.dayless?.is === 'impossible';
    return [
      ...(isImpossible ? [state('meeting-no-day', { date: wanted.dayless.text })] : []),
      askForMissing(wanted, ground),
    ];
  }
  const when = startsAt === undefined ? '' : shownTime(startsAt, ground.phrasebook.language);
  if (outcome.status === 'completed') {
    return [state('meeting-done', { type: wanted.type ?? '', when }), ask('anything-else')];
  }
  if (outcome.reason === 'date_in_the_past') return [state('meeting-past', { when }), ask('meeting-other')];
  if (outcome.reason === 'slot_taken') return [state('meeting-taken', { when }), ask('meeting-other')];
  return [state('meeting-refused'), ask('hand-over')];
}

function askForMissing({ day, time }: Wanted, { phrasebook }: ErrandGround): Move {
  if (day !== null && time !== null) return ask('meeting-type');
  if (day !== null) return ask('meeting-hour', { day: shownDay(day, phrasebook.language) });
  return time === null ? ask('meeting-time') : ask('meeting-day', { time });
}

function shownTime(startsAt: string, language: string): string {
  const format = new Intl.DateTimeFormat(language, {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(new Date(startsAt))} UTC`;
}

function shownDay(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'full', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
