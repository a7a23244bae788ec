import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { DomainError, isCurrency, type Product } from '@app/domain';
import { BusinessLoader } from '../create-business/business-loader';
import { FieldCheck } from '../field-check/field-check';
import { ProductFileReader } from '../ports/file-readers';
import { ProductCatalogue } from '../ports/product-catalogue';
import { ImportProducts } from './import-products.command';
import { ImportTally, type ImportReport } from './import-report';

/** Products stored in one transaction: few, so that a server which imports keeps answering in between. */
const BATCH = 25;

@CommandHandler(ImportProducts)
export class ImportProductsHandler implements ICommandHandler<ImportProducts> {
  constructor(
    private readonly businesses: BusinessLoader,
    private readonly files: ProductFileReader,
    private readonly products: ProductCatalogue,
  ) {}

  /**
   * @throws DomainError BUSINESS_NOT_FOUND, or INVALID_ARGUMENT when the file cannot be read to its end; what stood
   * before that place stays imported, and the message says how much
   */
  async execute({ businessId, source, options, onProgress }: ImportProducts): Promise<ImportReport> {
    await this.businesses.load(businessId);
    new FieldCheck()
      .require(isCurrency(options.currency), '#/currency', 'must be an ISO 4217 code, such as USD')
      .refuseIfWrong();
    const tally = new ImportTally();
    try {
      for await (const batch of tally.batches(this.files.read(source, options), BATCH)) {
        await this.products.upsertProducts(businessId, latestById(batch));
        tally.countImported(batch.length);
        onProgress(tally.report());
      }
    } catch (error) {
      throw withCount(error, tally.report().imported);
    }
    return tally.report();
  }
}

/** A batch names each product once: the later row wins, as it would in the next batch. */
function latestById(batch: readonly Product[]): readonly Product[] {
  return [...new Map(batch.map((product) => [product.productId, product])).values()];
}

function withCount(error: unknown, imported: number): unknown {
  if (!(error instanceof DomainError) || imported === 0) return error;
  return new DomainError(error.code, `${error.message} (the ${imported} products before it are imported)`, {
    fields: error.fields,
    ...(error.retryAfterMs === undefined ? {} : { retryAfterMs: error.retryAfterMs }),
    cause: error,
  });
}
