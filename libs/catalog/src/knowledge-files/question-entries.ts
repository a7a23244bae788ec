import type { FileRow, KnowledgeEntry } from '@app/application';
import { DomainError } from '@app/domain';
import { RowRefusal } from '../rows/row-refusal';
import { cleanText, idField, lineField, scalarText } from '../rows/text-field';
import type { EntryIds } from './entry-id';

const MAX_TITLE_LENGTH = 500;

/**
 * Reads `[{"question","answer","id"?}]`. `line` counts the elements of the list, from 1.
 * @throws DomainError INVALID_ARGUMENT when the text is not a JSON list
 */
export function* questionEntries(text: string, ids: EntryIds): Generator<FileRow<KnowledgeEntry>> {
  for (const [index, element] of listOf(text).entries()) {
    const line = index + 1;
    try {
      yield { kind: 'item', line, item: entryOf(element, ids) };
    } catch (error) {
      if (!(error instanceof RowRefusal)) throw error;
      yield { kind: 'refused', line, reason: error.message };
    }
  }
}

function listOf(text: string): readonly unknown[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (error) {
    throw new DomainError('INVALID_ARGUMENT', 'the file is not JSON', { cause: error });
  }
  if (!Array.isArray(list)) throw new DomainError('INVALID_ARGUMENT', 'the file is not a JSON list');
  return list;
}

function entryOf(element: unknown, ids: EntryIds): KnowledgeEntry {
  if (element === null || typeof element !== 'object') throw new RowRefusal('not a JSON object');
  const { id, question, answer } = element as Record<string, unknown>;
  const title = lineField(question, 'question', MAX_TITLE_LENGTH);
  if (title === '') throw new RowRefusal('question is missing');
  const text = cleanText(scalarText(answer, 'answer'));
  if (text === '') throw new RowRefusal('answer is missing');
  return { entryId: id === undefined ? ids.next(title) : idField(id, 'id'), title, text };
}
