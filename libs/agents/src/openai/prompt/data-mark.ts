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

/** A bracket as such, in full width, small, or written as an entity once or more. */
const BRACKET = '(?:[<＜﹤]|&(?:amp;)*(?:lt|#0*60|#x0*3c);?)';
const GAP = '[\\s\\p{Cf}]*';
const NAMES = DATA_MARKS.map((mark) => [...mark].map(inAnyWidth).join('\\p{Cf}*')).join('|');
const ANY_MARK = new RegExp(`${BRACKET}(?=${GAP}(?:[/／]|&#0*47;|&#x0*2f;|&sol;)?${GAP}(?:${NAMES}))`, 'giu');
const CONTROLS = /[^\P{Cc}\t\n\r]/gu;

/** The text between marks. It cannot close them: a mark inside loses its bracket. */
export function asData(mark: DataMark, text: string): string {
  return `<${mark}>\n${withoutMarks(text)}\n</${mark}>`;
}

export function withoutMarks(text: string): string {
  return text.toWellFormed().replace(CONTROLS, '').replace(ANY_MARK, '‹');
}

function inAnyWidth(character: string): string {
  return `[${character}${String.fromCodePoint((character.codePointAt(0) ?? 0) + 0xfee0)}]`;
}
