import { textArgument } from '@app/application';
import type { JsonObject } from '@app/domain';
import type { FunctionAnswer, FunctionContext, ModelFunction } from './model-function';

const RESULTS = 4;
const TEXT_LENGTH = 2_000;

export class SearchKnowledge implements ModelFunction {
  readonly name = 'search_knowledge';
  readonly description =
    'What the shop says about itself: shipping, returns, payment, opening hours and other policies.';
  readonly isLookUp = true;
  readonly parameters: JsonObject = {
    type: 'object',
    properties: { query: { type: 'string', minLength: 1, maxLength: 300 } },
    required: ['query'],
    additionalProperties: false,
  };

  async run(args: JsonObject, { request }: FunctionContext): Promise<FunctionAnswer> {
    const query = textArgument(args, 'query');
    const hits = await request.shop.searchKnowledge(query, RESULTS);
    const texts = hits.map(({ entry }) => entry.text);
    return {
      links: texts.flatMap((text) => text.match(/https:\/\/[^\s<>"')\]]+[^\s<>"')\].,!?;:]/g) ?? []),
      publicTexts: hits.map(({ entry }) => `${entry.title}\n${entry.text}`),
      result: hits.map(({ entry }) => ({
        title: entry.title,
        text: entry.text.slice(0, TEXT_LENGTH).toWellFormed(),
      })),
      parts: [{ kind: 'knowledge', query, entryIds: hits.map(({ entry }) => entry.entryId) }],
    };
  }
}
