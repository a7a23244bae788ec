import { pipeline, Readable } from 'node:stream';
import { CsvError, parse, type InfoRecord, type Options } from 'csv-parse';
import { DomainError } from '@app/domain';

/** One record of a table with a header. Column names are compared lower-case. */
export class TableRecord {
  constructor(
    /** The line the record starts on, from 1. */
    readonly line: number,
    private readonly columns: ReadonlyMap<string, readonly number[]>,
    private readonly values: readonly string[],
  ) {}

  /** The first of these columns that is not empty, trimmed; else the empty text. */
  text(...names: readonly string[]): string {
    for (const name of names) {
      for (const index of this.columns.get(name) ?? []) {
        const value = this.values[index]?.trim() ?? '';
        if (value !== '') return value;
      }
    }
    return '';
  }

  /** Every value of a column that may stand several times in the header. */
  all(name: string): readonly string[] {
    const values = (this.columns.get(name) ?? []).map((index) => this.values[index]?.trim() ?? '');
    return values.filter((value) => value !== '');
  }

  get columnNames(): IterableIterator<string> {
    return this.columns.keys();
  }
}

export type TableRow = TableRecord | { readonly line: number; readonly reason: string };

export interface TableFormat {
  readonly delimiter: string;
  readonly columnName: (header: string) => string;
  /** Of each group one column must be in the header. */
  readonly required: readonly (readonly string[])[];
  /** Columns of which one value counts, so that the header may have each only once. */
  readonly single: readonly string[];
}

const MAX_RECORD_CHARACTERS = 1024 * 1024;

/**
 * @throws DomainError INVALID_ARGUMENT when there is no header, a required column is missing or a single one doubled, or a
 * quote never ends
 */
export async function* tableRecords(
  text: AsyncIterable<string>,
  format: TableFormat,
): AsyncGenerator<TableRow> {
  const skipped: TableRow[] = [];
  const parser = parse(parserOptions(format, skipped));
  // pipeline hands every error to the parser, which is iterated below.
  pipeline(Readable.from(text), parser, () => undefined);
  let columns: ReadonlyMap<string, readonly number[]> | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: InfoRecord }>) {
      yield* skipped.splice(0);
      if (columns === undefined) columns = header(record, format);
      else yield new TableRecord(startLine(record, info), columns, record);
    }
  } catch (error) {
    if (error instanceof CsvError) throw new DomainError('INVALID_ARGUMENT', error.message, { cause: error });
    throw error;
  }
  yield* skipped;
  if (columns === undefined) throw new DomainError('INVALID_ARGUMENT', 'the file is empty: it has no header');
}

function parserOptions(format: TableFormat, skipped: TableRow[]): Options {
  return {
    delimiter: format.delimiter,
    info: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_CHARACTERS,
    on_skip: (error) => {
      if (error) skipped.push({ line: Number(error.lines ?? 0), reason: error.message });
      return undefined;
    },
  };
}

function header(names: readonly string[], format: TableFormat): ReadonlyMap<string, readonly number[]> {
  const columns = new Map<string, number[]>();
  names.forEach((name, index) => {
    const column = format.columnName(name.trim().toLowerCase());
    columns.set(column, [...(columns.get(column) ?? []), index]);
  });
  const missing = format.required.find((group) => !group.some((name) => columns.has(name)));
  if (missing) {
    throw new DomainError('INVALID_ARGUMENT', `the header has no column "${missing.join('" or "')}"`);
  }
  for (const column of format.single) refuseDoubled(column, columns.get(column) ?? []);
  return columns;
}

function refuseDoubled(column: string, places: readonly number[]): void {
  if (places.length < 2) return;
  const numbers = places.map((index) => index + 1).join(' and ');
  throw new DomainError(
    'INVALID_ARGUMENT',
    `the header has the column "${column}" more than once (columns ${numbers}): leave the one that counts`,
  );
}

function startLine(record: readonly string[], info: InfoRecord): number {
  const newlines = record.reduce((count, value) => count + (value.match(/\n/g)?.length ?? 0), 0);
  return info.lines - newlines;
}
