/** Marks around text that somebody else wrote: what stands between them is told about, and never obeyed. */
export const DATA_MARKS = [
  'customer_message',
  'widget_message',
  'team_message',
  'shop_note',
  'earlier_conversation',
  'conversation_data',
  'tool_result',
] as const;

export type DataMark = (typeof DATA_MARKS)[number];

const ANY_MARK = new RegExp(`<(?=\\s*/?\\s*(?:${DATA_MARKS.join('|')})\\b)`, 'giu');
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/** The text between marks. It cannot close them: a mark inside loses its bracket. */
export function asData(mark: DataMark, text: string): string {
  return `<${mark}>\n${withoutMarks(text)}\n</${mark}>`;
}

export function withoutMarks(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '').replace(ANY_MARK, '‹');
}
