import type { Terminal } from '../terminal';
import { drawTable, type Cell } from './table';

/** Writes a command's answer: for people, or as one JSON document. */
export class Printer {
  constructor(
    private readonly terminal: Terminal,
    readonly isJson: boolean,
  ) {}

  /** `document` with `--json`, else the lines. */
  answer(document: unknown, ...lines: readonly string[]): void {
    this.write(this.isJson ? JSON.stringify(document, null, 2) : lines.join('\n'));
  }

  table(
    document: unknown,
    headings: readonly string[],
    rows: readonly (readonly Cell[])[],
    whenEmpty: string,
  ): void {
    this.answer(document, rows.length === 0 ? whenEmpty : drawTable(headings, rows));
  }

  /** For people only, and not part of the answer. */
  note(line: string): void {
    if (!this.isJson) this.terminal.stderr.write(`${line}\n`);
  }

  private write(text: string): void {
    this.terminal.stdout.write(`${text}\n`);
  }
}
