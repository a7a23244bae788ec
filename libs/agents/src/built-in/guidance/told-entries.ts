import type { KnowledgeEntry } from '@app/application';
import type { Json, JsonObject, Memory } from '@app/domain';

/** Something that was told in this conversation, to be read like an entry of the knowledge base. */
export interface ToldEntry {
  readonly by: 'context' | 'team';
  readonly entry: KnowledgeEntry;
}

const TITLES = ['title', 'name', 'question', 'heading'];
const TEXTS = ['text', 'content', 'answer', 'body', 'description', 'value'];

/** Resources of the conversation's context, then what people of the shop wrote, latest first. */
export function toldEntries({ guidance, transcript }: Memory): readonly ToldEntry[] {
  const written = transcript
    .filter(({ speaker }) => speaker === 'team')
    .reverse()
    .map(({ text }): ToldEntry => ({ by: 'team', entry: { entryId: '', title: '', text } }));
  return [...guidance.context.flatMap(contextEntry), ...written];
}

function contextEntry(item: Json): readonly ToldEntry[] {
  if (typeof item === 'string') return [{ by: 'context', entry: { entryId: '', title: '', text: item } }];
  if (!isObject(item)) return [];
  const text = firstText(item, TEXTS);
  return text === '' ? [] : [{ by: 'context', entry: { entryId: '', title: firstText(item, TITLES), text } }];
}

/** Products that the context names by id. */
export function contextProducts(context: readonly Json[]): readonly string[] {
  return context.flatMap((item) => {
    if (!isObject(item)) return [];
    const ids = [item['productId'], ...listOf(item['productIds'])];
    return ids.filter((id) => typeof id === 'string');
  });
}

function listOf(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function firstText(item: JsonObject, names: readonly string[]): string {
  return names.map((name) => item[name]).find((value) => typeof value === 'string') ?? '';
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
