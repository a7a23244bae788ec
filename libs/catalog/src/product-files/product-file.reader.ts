import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ProductFileReader, type FileRow, type ProductFileOptions } from '@app/application';
import type { Product } from '@app/domain';
import { toProduct } from '../rows/product-draft';
import { RowRefusal } from '../rows/row-refusal';
import { inflatedBytes } from '../source/inflated-bytes';
import { textChunks } from '../source/text-chunks';
import { textLines } from '../source/text-lines';
import type { FileDraft } from './file-draft';
import { googleTableDrafts } from './google-table-drafts';
import { googleXmlDrafts } from './google-xml-drafts';
import { jsonLinesDrafts } from './json-lines-drafts';
import { JsonLinesMapping } from './json-lines-mapping';
import { shopifyDrafts } from './shopify-drafts';

/** Of several rows with one product id the first counts; the later ones are refused and name its line. */
@Injectable()
export class StreamedProductFileReader extends ProductFileReader {
  async *read(source: Readable, options: ProductFileOptions): AsyncGenerator<FileRow<Product>> {
    const lineById = new Map<string, number>();
    for await (const row of drafts(source, options)) {
      yield 'reason' in row ? { kind: 'refused', ...row } : believed(row, lineById);
    }
  }
}

function drafts(source: Readable, options: ProductFileOptions): AsyncGenerator<FileDraft> {
  const bytes = inflatedBytes(source);
  switch (options.format) {
    case 'jsonl':
      return jsonLinesDrafts(textLines(bytes), new JsonLinesMapping(options.mapping ?? {}, options.currency));
    case 'shopify-csv':
      return shopifyDrafts(textChunks(bytes), options.currency);
    case 'google-tsv':
      return googleTableDrafts(textChunks(bytes), options.currency, new Date());
    case 'google-xml':
      return googleXmlDrafts(textChunks(bytes), options.currency, new Date());
  }
}

function believed(
  { line, draft }: Extract<FileDraft, { draft: unknown }>,
  lineById: Map<string, number>,
): FileRow<Product> {
  try {
    const notes: string[] = [];
    const item = toProduct(draft, (why) => notes.push(why));
    const earlier = lineById.get(item.productId);
    if (earlier !== undefined) {
      return {
        kind: 'refused',
        line,
        reason: `product id "${item.productId}" is already in line ${earlier}`,
      };
    }
    lineById.set(item.productId, line);
    return { kind: 'item', line, item, notes };
  } catch (error) {
    if (error instanceof RowRefusal) return { kind: 'refused', line, reason: error.message };
    throw error;
  }
}
