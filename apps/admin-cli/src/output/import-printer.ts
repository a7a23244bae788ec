import type { Readable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { ImportReport } from '@app/application';
import type { Terminal } from '../terminal';
import type { Printer } from './printer';
import { plainText } from './table';

/** A progress bar on standard error while a file of known size is read; nothing where nobody looks. */
export class ImportProgress {
  private readonly bar: SingleBar | null;
  private read = 0;

  constructor({ stderr }: Terminal, isJson: boolean, bytes: number | null) {
    this.bar = stderr.isTTY !== true || isJson || bytes === null ? null : newBar(stderr);
    this.bar?.start(bytes ?? 0, 0, { imported: 0, refused: 0 });
  }

  /** The same bytes, counted as they are read. */
  async *counted(stream: Readable): AsyncGenerator<Buffer> {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      this.read += chunk.length;
      yield chunk;
    }
  }

  show({ imported, refused }: ImportReport): void {
    this.bar?.update(this.read, { imported, refused });
  }

  stop(): void {
    this.bar?.stop();
  }
}

/** Every refused row and what others had to do without on standard error, then what was done on standard output. */
export function printImport(
  printer: Printer,
  report: ImportReport,
  noun: { readonly one: string; readonly many: string },
  milliseconds: number,
): void {
  for (const { line, reason } of report.refusals) printer.note(`line ${line}: ${plainText(reason)}`);
  const unlisted = report.refused - report.refusals.length;
  if (unlisted > 0) printer.note(`and ${count(unlisted)} more refused rows`);
  for (const { note, rows, line } of report.notes ?? []) {
    const items = `${count(rows)} ${rows === 1 ? noun.one : noun.many}`;
    printer.note(`${plainText(note)} (${items}, first in line ${line})`);
  }
  const seconds = (milliseconds / 1_000).toFixed(1);
  printer.answer(
    report,
    `${count(report.imported)} ${report.imported === 1 ? noun.one : noun.many} imported, ${count(report.refused)} refused, in ${seconds} s.`,
  );
}

function newBar(stream: NodeJS.WritableStream): SingleBar {
  return new SingleBar({
    stream,
    format: '{bar} {percentage}%  {imported} imported, {refused} refused',
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
  });
}

function count(amount: number): string {
  return amount.toLocaleString('en');
}
