import { MEETING_TYPES, type JsonObject, type ToolOutcome } from '@app/domain';
import { ask, state, type Ask, type Move } from '../policy/move';
import { readDate, type SaidTime } from '../understanding/date-reader';
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

/** Whether the customer said a day and a time, and hardly anything else. */
export function isTime(ground: ErrandGround): boolean {
  const date = dateIn(ground.said, ground);
  return date !== undefined && date.day !== null && date.time !== null && date.otherWords <= FEW;
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
    day: times.map((time) => time?.day ?? null).find((day) => day !== null) ?? null,
    time: times.map((time) => time?.time ?? null).find((time) => time !== null) ?? null,
    type: texts.map(readMeetingType).find((type) => type !== undefined) ?? knownType(ground, goesOn),
  };
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
  if (outcome.status === 'possible_match') return [askForMissing(wanted, ground)];
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
