import type { FileDraft } from './file-draft';
import { SHOPIFY } from './shopify-columns';
import { hiddenReason, shopifyDraft } from './shopify-product';
import { tableRecords, TableRecord } from './table-records';

/** Rows of one handle stand together; the product's line is that of its first row. */
export async function* shopifyDrafts(
  text: AsyncIterable<string>,
  currency: string,
): AsyncGenerator<FileDraft> {
  const rows = tableRecords(text, {
    delimiter: ',',
    columnName: (header) => header,
    required: [SHOPIFY.handle, SHOPIFY.title, SHOPIFY.price],
    single: Object.values(SHOPIFY).flat(),
  });
  let handle = '';
  let group: TableRecord[] = [];
  for await (const row of rows) {
    if (!(row instanceof TableRecord)) {
      yield row;
      continue;
    }
    const rowHandle = row.text(...SHOPIFY.handle);
    if (rowHandle === '') yield { line: row.line, reason: 'handle is missing' };
    else if (rowHandle === handle) group.push(row);
    else {
      yield* productOf(handle, group, currency);
      handle = rowHandle;
      group = [row];
    }
  }
  yield* productOf(handle, group, currency);
}

function* productOf(handle: string, records: readonly TableRecord[], currency: string): Generator<FileDraft> {
  const line = records[0]?.line;
  if (line === undefined) return;
  const group = { handle, records, currency };
  const reason = hiddenReason(group);
  yield reason === undefined ? { line, draft: shopifyDraft(group) } : { line, reason };
}
