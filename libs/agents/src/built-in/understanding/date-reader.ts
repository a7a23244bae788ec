import * as chrono from 'chrono-node';

/** A day and a time as a customer said them, in UTC; what was left open is null. */
export interface SaidTime {
  /** `2026-12-01`. */
  readonly day: string | null;
  /** `15:00`. */
  readonly time: string | null;
  /** What was said of a day without naming one that can be had. */
  readonly dayless: Dayless | null;
  /** The words besides. */
  readonly otherWords: number;
}

export interface Dayless {
  /** Several days, such as `next week`, or a date that no calendar has, such as `31 November`. */
  readonly is: 'span' | 'impossible';
  readonly text: string;
}

/** Code units that are read. */
const MOST_LENGTH = 600;
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)';
/** A date, whether or not there is such a day. */
const DATE = new RegExp(
  [
    String.raw`\b\d{4}-\d{1,2}-\d{1,2}\b`,
    String.raw`\b\d{1,2}\/\d{1,2}(?:\/\d{2,4})?\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?(?: of| de)? ${MONTH}\b`,
    String.raw`\b${MONTH} \d{1,2}(?:st|nd|rd|th)?\b(?![:.]\d| ?[ap]\.?m)`,
  ].join('|'),
  'i',
);
const SPAN =
  /(?<!\p{L})(?:(?:the|this|next|in|la|el|este|esta|pr[oó]xim[ao]|un|una) )*(?:(?:\w+ )?(?:weeks?|weekends?|months?|years?)|fin de semana|semanas?|mes(?:es)?|años?)(?!\p{L})(?: que viene| pr[oó]xim[ao])?/iu;
const NEXT_WEEK =
  /(?<!\p{L})(?:(?:of|in|de|en) )?(?:(?:the|la) )?(?:(?:next|coming|following) week|pr[oó]xima semana|semana que viene|semana pr[oó]xima)(?!\p{L})/iu;
const DAY_MS = 86_400_000;

/**
 * "next Tuesday at 3pm", "tomorrow 10:00", "2026-12-01 15:00", "Tuesday of next week"; undefined when nothing is said of a
 * day and no time. A day or a time that was not named is never made up: "next week" is no day.
 */
export function readDate(text: string, now: Date, language: string): SaidTime | undefined {
  const said = text.slice(0, MOST_LENGTH).toWellFormed();
  const isNextWeek = NEXT_WEEK.test(said);
  const plain = said.replace(NEXT_WEEK, ' ');
  const whole = parse(plain, now, language);
  if (whole?.day != null) {
    const day = isNextWeek && whole.isWeekday ? inNextWeek(whole.day, now) : whole.day;
    return { day, time: whole.time, dayless: null, otherWords: countWords(plain.replace(whole.text, ' ')) };
  }
  const dayless = readDayless(said, isNextWeek);
  const rest = dayless === null ? plain : said.replace(dayless.text, ' ');
  const timed = parse(rest, now, language);
  const time = timed?.time ?? null;
  if (time === null && dayless === null) return undefined;
  return { day: null, time, dayless, otherWords: countWords(rest.replace(timed?.text ?? '', ' ')) };
}

function readDayless(said: string, isNextWeek: boolean): Dayless | null {
  const date = DATE.exec(said)?.[0];
  if (date !== undefined) return { is: 'impossible', text: date };
  const span = (isNextWeek ? NEXT_WEEK : SPAN).exec(said)?.[0];
  return span === undefined ? null : { is: 'span', text: span };
}

interface Parsed extends Pick<SaidTime, 'day' | 'time'> {
  readonly text: string;
  /** Whether the day was named by its weekday alone. */
  readonly isWeekday: boolean;
}

function parse(said: string, now: Date, language: string): Parsed | undefined {
  const reader = language === 'es' ? chrono.es.casual : chrono.en.casual;
  const [found] = reader.parse(said, { instant: now, timezone: 0 }, { forwardDate: true });
  if (found === undefined) return undefined;
  const { start, text } = found;
  const iso = start.date().toISOString();
  const isDay = (start.isCertain('day') || start.isCertain('weekday')) && !isSpanOnly(text);
  return {
    text,
    day: isDay ? iso.slice(0, 10) : null,
    time: start.isCertain('hour') ? iso.slice(11, 16) : null,
    isWeekday: start.isCertain('weekday') && !start.isCertain('day'),
  };
}

/** "in two weeks", "this weekend", "end of the month": nobody named a day. */
function isSpanOnly(text: string): boolean {
  return (
    SPAN.test(text) &&
    !/(?:mon|tues|wednes|thurs|fri|satur|sun)day|lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo/i.test(
      text,
    ) &&
    !DATE.test(text)
  );
}

/** The same weekday of the week, Monday to Sunday, after this one. */
function inNextWeek(day: string, now: Date): string {
  const fromMonday = (date: Date) => (date.getUTCDay() + 6) % 7;
  const wanted = fromMonday(new Date(`${day}T00:00:00Z`));
  const date = new Date(now.getTime() + (7 - fromMonday(now) + wanted) * DAY_MS);
  return date.toISOString().slice(0, 10);
}

function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}
