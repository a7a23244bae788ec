import type { Readable } from 'node:stream';
import type { Product } from '@app/domain';
import type { KnowledgeEntry } from './knowledge-base';

/** One row of an imported file: what it holds, or why it was refused. Lines count from 1. */
export type FileRow<Item> =
  | {
      readonly kind: 'item';
      readonly line: number;
      readonly item: Item;
      /** What of the row was left out, and why; in the same words for each row. */
      readonly notes?: readonly string[];
    }
  | { readonly kind: 'refused'; readonly line: number; readonly reason: string };

export type ProductFileFormat = 'jsonl' | 'shopify-csv' | 'google-tsv' | 'google-xml';

/**
 * Where a JSON Lines file keeps each field: our name to theirs, dots for nesting (`{"title":"name"}`).
 * A `priceMinor` entry reads a price in minor units, `price` one in major units.
 */
export type FieldMapping = Readonly<Record<string, string>>;

export interface ProductFileOptions {
  readonly format: ProductFileFormat;
  /** ISO 4217 code for rows that name none. */
  readonly currency: string;
  readonly mapping?: FieldMapping;
}

/** Reads product files of any size as a stream; gzip is recognised by its first bytes. */
export abstract class ProductFileReader {
  /** @throws DomainError INVALID_ARGUMENT when the file as a whole cannot be read (broken gzip, no header) */
  abstract read(source: Readable, options: ProductFileOptions): AsyncIterable<FileRow<Product>>;
}

export type KnowledgeFileFormat = 'markdown' | 'json';

/** Reads knowledge: one entry for each Markdown heading, or for each element of a JSON list of questions and answers. */
export abstract class KnowledgeFileReader {
  abstract read(source: Readable, format: KnowledgeFileFormat): AsyncIterable<FileRow<KnowledgeEntry>>;
}
