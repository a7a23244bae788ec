import type { CatalogueUnderContract } from './catalogue-under-contract';
import { describeKnowledgeBase } from './knowledge-base.contract';
import { describeProductSearch } from './product-search.contract';
import { describeProductStorage } from './product-storage.contract';
import { describeVocabulary } from './vocabulary.contract';

/** What every store of products and knowledge must do. `open` is called once, `close` at the end. */
export function describeCatalogue(
  name: string,
  open: () => Promise<CatalogueUnderContract & { readonly close: () => Promise<void> }>,
): void {
  describe(`catalogue on ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const under = (): CatalogueUnderContract => opened;
    describeProductStorage(under);
    describeProductSearch(under);
    describeVocabulary(under);
    describeKnowledgeBase(under);
  });
}
