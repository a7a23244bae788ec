import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import {
  KnowledgeFileReader,
  type FileRow,
  type KnowledgeEntry,
  type KnowledgeFileFormat,
} from '@app/application';
import { inflatedBytes } from '../source/inflated-bytes';
import { wholeText } from '../source/text-chunks';
import { EntryIds } from './entry-id';
import { questionEntries } from './question-entries';
import { sectionEntries } from './section-entries';

const MAX_BYTES = 10 * 1024 * 1024;

/** Knowledge is written by hand, so a file of more than 10 MiB is refused as a mistake. */
@Injectable()
export class WholeKnowledgeFileReader extends KnowledgeFileReader {
  async *read(source: Readable, format: KnowledgeFileFormat): AsyncGenerator<FileRow<KnowledgeEntry>> {
    const text = await wholeText(inflatedBytes(source), MAX_BYTES);
    const ids = new EntryIds();
    const lineById = new Map<string, number>();
    for (const row of format === 'json' ? questionEntries(text, ids) : sectionEntries(text, ids)) {
      yield unlessRepeated(row, lineById);
    }
  }
}

function unlessRepeated(
  row: FileRow<KnowledgeEntry>,
  lineById: Map<string, number>,
): FileRow<KnowledgeEntry> {
  if (row.kind === 'refused') return row;
  const { entryId } = row.item;
  const earlier = lineById.get(entryId);
  if (earlier !== undefined) {
    return { kind: 'refused', line: row.line, reason: `entry id "${entryId}" is already in ${earlier}` };
  }
  lineById.set(entryId, row.line);
  return row;
}
