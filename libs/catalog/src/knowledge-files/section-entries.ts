import type { FileRow, KnowledgeEntry } from '@app/application';
import { cleanLine, cleanText } from '../rows/text-field';
import type { EntryIds } from './entry-id';
import { markdownSections } from './markdown-sections';

const MAX_TITLE_LENGTH = 500;

/** One entry for each heading that has text; headings around it are its title's prefix (`Returns: Refunds`). */
export function* sectionEntries(source: string, ids: EntryIds): Generator<FileRow<KnowledgeEntry>> {
  for (const { line, path, text } of markdownSections(source)) {
    const title = cleanLine(path.join(': ')).slice(0, MAX_TITLE_LENGTH).toWellFormed();
    const plain = cleanText(text);
    if (plain === '') continue;
    if (title === '') yield { kind: 'refused', line, reason: 'text before the first heading' };
    else yield { kind: 'item', line, item: { entryId: ids.next(title), title, text: plain } };
  }
}
