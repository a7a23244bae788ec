import type { FileDraft } from './file-draft';
import { googleDraft } from './google-product';
import type { GoogleXmlItem } from './google-xml-item';
import { GoogleXmlParser } from './google-xml-parser';

export async function* googleXmlDrafts(
  text: AsyncIterable<string>,
  currency: string,
  now: Date,
): AsyncGenerator<FileDraft> {
  const parser = new GoogleXmlParser();
  for await (const chunk of text) {
    for (const item of parser.write(chunk)) {
      const reason = reasonAgainst(item);
      if (reason !== undefined) yield { line: item.line, reason };
      else yield { line: item.line, draft: googleDraft(item, currency, now) };
    }
  }
  parser.end();
}

function reasonAgainst({ isTooLarge, doubled }: GoogleXmlItem): string | undefined {
  if (isTooLarge) return 'larger than 1 MiB';
  if (doubled === undefined) return undefined;
  return `the element <${doubled.slice(0, 100)}> is given twice: leave the one that counts`;
}
