import { RowRefusal } from './row-refusal';

const MAX_ID_LENGTH = 128;
// C0 and C1 but tab and line feed: PostgreSQL text has no U+0000, and a terminal obeys escape sequences.
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/gu;

/** Text without control characters and lone surrogates, its line ends `\n`, its ends trimmed. */
export function cleanText(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').replace(CONTROL_CHARACTERS, ' ').trim();
}

/** The same on one line. */
export function cleanLine(text: string): string {
  return cleanText(text).replace(/\s+/g, ' ');
}

/** A scalar as text; null and absent are the empty text. Throws RowRefusal for a list or an object. */
export function scalarText(value: unknown, field: string): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new RowRefusal(`${field} is not text`);
}

/** One line of at most `maxLength` characters. Throws RowRefusal when it is longer. */
export function lineField(value: unknown, field: string, maxLength: number): string {
  const line = cleanLine(scalarText(value, field));
  if (line.length > maxLength) throw new RowRefusal(`${field} is longer than ${maxLength} characters`);
  return line;
}

/** An id as the shop wrote it, 1 to 128 characters. Throws RowRefusal when it is missing, too long or not printable. */
export function idField(value: unknown, field: string): string {
  const id = scalarText(value, field).trim();
  if (id === '') throw new RowRefusal(`${field} is missing`);
  if (id.length > MAX_ID_LENGTH) throw new RowRefusal(`${field} is longer than ${MAX_ID_LENGTH} characters`);
  if (cleanText(id) !== id || id.includes('\n')) throw new RowRefusal(`${field} has control characters`);
  return id;
}
