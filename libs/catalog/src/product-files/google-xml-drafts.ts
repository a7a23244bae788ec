import type { FileDraft } from './file-draft';
import { googleDraft } from './google-product';
import { GoogleXmlParser } from './google-xml-parser';

export async function* googleXmlDrafts(
  text: AsyncIterable<string>,
  currency: string,
  now: Date,
): AsyncGenerator<FileDraft> {
  const parser = new GoogleXmlParser();
  for await (const chunk of text) {
    for (const item of parser.write(chunk)) {
      if (item.isTooLarge) yield { line: item.line, reason: 'larger than 1 MiB' };
      else yield { line: item.line, draft: googleDraft(item, currency, now) };
    }
  }
  parser.end();
}
