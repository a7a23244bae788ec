const OPENING = '<think>';

/** What local models think aloud before they answer, and no customer is to read. */
export function withoutReasoning(text: string): string {
  const start = text.trimStart();
  if (start.startsWith(OPENING)) {
    const end = start.indexOf('</think>');
    return end === -1 ? '' : start.slice(end + '</think>'.length).trimStart();
  }
  return start !== '' && OPENING.startsWith(start) ? '' : text;
}
