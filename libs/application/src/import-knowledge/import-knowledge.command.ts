import { type Readable } from 'node:stream';
import { Command } from '@nestjs/cqrs';
import { type ImportReport } from '../import-products/import-report';
import { type KnowledgeFileFormat } from '../ports/file-readers';

/** Inserts or replaces what a shop says about itself, by entry id. */
export class ImportKnowledge extends Command<ImportReport> {
  constructor(
    readonly businessId: string,
    readonly source: Readable,
    readonly format: KnowledgeFileFormat,
  ) {
    super();
  }
}
