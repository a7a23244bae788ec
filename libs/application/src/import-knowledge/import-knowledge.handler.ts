import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BusinessLoader } from '../create-business/business-loader';
import { ImportTally, type ImportReport } from '../import-products/import-report';
import { KnowledgeFileReader } from '../ports/file-readers';
import { KnowledgeBase, type KnowledgeEntry } from '../ports/knowledge-base';
import { ImportKnowledge } from './import-knowledge.command';

/** Entries stored in one transaction. */
const BATCH = 200;

@CommandHandler(ImportKnowledge)
export class ImportKnowledgeHandler implements ICommandHandler<ImportKnowledge> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly files: KnowledgeFileReader,
    private readonly knowledge: KnowledgeBase,
  ) {}

  /** @throws DomainError BUSINESS_NOT_FOUND, or INVALID_ARGUMENT when the file as a whole cannot be read */
  async execute({ businessId, source, format }: ImportKnowledge): Promise<ImportReport> {
    await this.businesses.load(businessId);
    const tally = new ImportTally();
    for await (const batch of tally.batches(this.files.read(source, format), BATCH)) {
      await this.knowledge.upsertEntries(businessId, latestById(batch));
      tally.countImported(batch.length);
    }
    return tally.report();
  }
}

function latestById(batch: readonly KnowledgeEntry[]): readonly KnowledgeEntry[] {
  return [...new Map(batch.map((entry) => [entry.entryId, entry])).values()];
}
