import { type FileRow } from '../ports/file-readers';

/** Refused rows that a report lists; it counts them all. */
export const LISTED_REFUSALS = 1_000;

export interface RefusedRow {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly reason: string;
}

/** What imported rows had and their items have not. */
export interface ImportNote {
  readonly note: string;
  readonly rows: number;
  /** The first line it was said of, from 1. */
  readonly line: number;
}

/** What became of a file's rows. */
export interface ImportReport {
  readonly imported: number;
  readonly refused: number;
  /** The first 1,000 refused rows, in the file's order. */
  readonly refusals: readonly RefusedRow[];
  /** Each note once; absent when there is none. */
  readonly notes?: readonly ImportNote[];
}

/** Sorts rows into what is taken, in batches, and what was refused. */
export class ImportTally {
  private imported = 0;
  private refused = 0;
  private readonly refusals: RefusedRow[] = [];
  private readonly notes = new Map<string, ImportNote>();

  report(): ImportReport {
    const { imported, refused } = this;
    const notes = [...this.notes.values()];
    return { imported, refused, refusals: [...this.refusals], ...(notes.length === 0 ? {} : { notes }) };
  }

  /** To be told once a batch is stored. */
  countImported(items: number): void {
    this.imported += items;
  }

  /** The items in batches; refused rows are counted on the way. */
  async *batches<Item>(rows: AsyncIterable<FileRow<Item>>, size: number): AsyncIterable<readonly Item[]> {
    let batch: Item[] = [];
    for await (const row of rows) {
      if (row.kind === 'refused') {
        this.refuse(row);
        continue;
      }
      for (const note of row.notes ?? []) this.note(note, row.line);
      if (batch.push(row.item) === size) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  }

  private refuse({ line, reason }: RefusedRow): void {
    this.refused += 1;
    if (this.refusals.length < LISTED_REFUSALS) this.refusals.push({ line, reason });
  }

  private note(note: string, line: number): void {
    const known = this.notes.get(note) ?? { note, rows: 0, line };
    this.notes.set(note, { ...known, rows: known.rows + 1 });
  }
}
