import { type Readable } from 'node:stream';
import { Command } from '@nestjs/cqrs';
import { type ProductFileOptions } from '../ports/file-readers';
import { type ImportReport } from './import-report';

/** Inserts or replaces a business's products by id, from a file of any size. */
export class ImportProducts extends Command<ImportReport> {
  constructor(
    readonly businessId: string,
    readonly source: Readable,
    readonly options: ProductFileOptions,
    /** Told after each stored batch. */
    readonly onProgress: (soFar: ImportReport) => void = () => undefined,
  ) {
    super();
  }
}
