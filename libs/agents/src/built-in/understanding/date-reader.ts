import * as chrono from 'chrono-node';

/** A day and a time as a customer said them, in UTC; what was left open is null. */
export interface SaidTime {
  /** `2026-12-01`. */
  readonly day: string | null;
  /** `15:00`. */
  readonly time: string | null;
  /** The words besides. */
  readonly otherWords: number;
}

/** Code units that are read. */
const MOST_LENGTH = 600;

/** "next Tuesday at 3pm", "tomorrow 10:00", "2026-12-01 15:00"; undefined when no day and no time is said. */
export function readDate(text: string, now: Date, language: string): SaidTime | undefined {
  const reader = language === 'es' ? chrono.es.casual : chrono.en.casual;
  const said = text.slice(0, MOST_LENGTH).toWellFormed();
  const [found] = reader.parse(said, { instant: now, timezone: 0 }, { forwardDate: true });
  if (found === undefined) return undefined;
  const { start } = found;
  const iso = start.date().toISOString();
  const day = start.isCertain('day') || start.isCertain('weekday') ? iso.slice(0, 10) : null;
  const time = start.isCertain('hour') ? iso.slice(11, 16) : null;
  if (day === null && time === null) return undefined;
  const rest = said.replace(found.text, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return { day, time, otherWords: rest.length };
}
