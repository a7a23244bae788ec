import { Global, Module } from '@nestjs/common';
import { KnowledgeFileReader, ProductFileReader } from '@app/application';
import { WholeKnowledgeFileReader } from './knowledge-files/knowledge-file.reader';
import { StreamedProductFileReader } from './product-files/product-file.reader';

/** Readers of the files that shops bring. */
@Global()
@Module({
  providers: [
    { provide: ProductFileReader, useClass: StreamedProductFileReader },
    { provide: KnowledgeFileReader, useClass: WholeKnowledgeFileReader },
  ],
  exports: [ProductFileReader, KnowledgeFileReader],
})
export class CatalogModule {}
