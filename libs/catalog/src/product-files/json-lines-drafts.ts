import type { TextLine } from '../source/text-lines';
import { doubledKey } from './doubled-key';
import type { FileDraft } from './file-draft';
import type { JsonLinesMapping } from './json-lines-mapping';

/** One product a line; blank lines are skipped. */
export async function* jsonLinesDrafts(
  lines: AsyncIterable<TextLine>,
  mapping: JsonLinesMapping,
): AsyncGenerator<FileDraft> {
  for await (const line of lines) {
    if ('reason' in line) yield line;
    else if (line.text.trim() !== '') yield draftOf(line.line, line.text, mapping);
  }
}

function draftOf(line: number, text: string, mapping: JsonLinesMapping): FileDraft {
  let row: unknown;
  try {
    row = JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unreadable';
    return { line, reason: `invalid JSON: ${message.slice(0, 100)}` };
  }
  if (row === null || typeof row !== 'object' || Array.isArray(row)) {
    return { line, reason: 'not a JSON object' };
  }
  const doubled = doubledKey(text);
  if (doubled !== undefined) {
    return { line, reason: `the key ${JSON.stringify(doubled.slice(0, 100))} is given twice: leave one` };
  }
  return { line, draft: mapping.draft(row) };
}
