import type { FileDraft } from './file-draft';
import { googleDraft, SINGLE_ATTRIBUTES, type GoogleItem } from './google-product';
import { tableRecords, TableRecord } from './table-records';

/** A tab-separated feed; header names are taken with spaces or underscores, with or without `g:`. */
export async function* googleTableDrafts(
  text: AsyncIterable<string>,
  currency: string,
  now: Date,
): AsyncGenerator<FileDraft> {
  const rows = tableRecords(text, {
    delimiter: '\t',
    columnName: (header) => header.replace(/^g:/, '').replace(/[\s-]+/g, '_'),
    required: [['id'], ['title']],
    single: SINGLE_ATTRIBUTES,
  });
  for await (const row of rows) {
    if (row instanceof TableRecord)
      yield { line: row.line, draft: googleDraft(new TableItem(row), currency, now) };
    else yield row;
  }
}

class TableItem implements GoogleItem {
  constructor(private readonly record: TableRecord) {}

  text(name: string): string {
    return this.record.text(name);
  }

  all(name: string): readonly string[] {
    return this.record.all(name);
  }

  /** In a table each detail is `section:name:value`, several parted by commas. */
  get details(): readonly (readonly [string, string])[] {
    return this.all('product_detail')
      .flatMap((cell) => cell.split(','))
      .flatMap((detail) => {
        const [, name, ...value] = detail.split(':');
        return name && value.length > 0 ? [[name.trim(), value.join(':').trim()] as const] : [];
      });
  }
}
