import type { AttributeLimit } from '@app/domain';
import type { Found, Token } from './token';
import { phraseKey, type VocabularyIndex } from './vocabulary-index';

const LONGEST_PHRASE = 4;
const YES = ['true', 'yes', 'y'];

/** Finds "material silk", "silk material", "with bluetooth", and bare values of the facets that need no name ("leather"). */
export function readAttributes(
  tokens: readonly Token[],
  index: VocabularyIndex,
): readonly Found<AttributeLimit>[] {
  const found: Found<AttributeLimit>[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    if (!index.beginnings.has(tokens[at]?.text ?? '')) continue;
    const limit = readNamed(tokens, at, index) ?? readFacet(tokens, at, index);
    if (limit === undefined) continue;
    found.push(limit);
    at = limit.to - 1;
  }
  return found;
}

function readNamed(
  tokens: readonly Token[],
  at: number,
  index: VocabularyIndex,
): Found<AttributeLimit> | undefined {
  for (let size = LONGEST_PHRASE; size > 0; size -= 1) {
    const attribute = index.names.get(phraseKey(tokens.slice(at, at + size)));
    if (attribute === undefined || at + size > tokens.length) continue;
    const values = attribute.keys;
    const start = ['is', ':', 'of', '='].includes(tokens[at + size]?.text ?? '') ? at + size + 1 : at + size;
    const named = longestValue(tokens, start, values);
    if (named !== undefined) return limitFound(attribute.name, [named.value], at, named.to);
    const yes = YES.filter((value) => values.has(value));
    const isAsked = ['with', 'has', 'without', 'no', 'not'].includes(tokens[at - 1]?.text ?? '');
    if (yes.length > 0 && isAsked) return limitFound(attribute.name, yes, at, at + size);
  }
  return undefined;
}

function longestValue(
  tokens: readonly Token[],
  at: number,
  values: ReadonlySet<string>,
): { readonly value: string; readonly to: number } | undefined {
  for (let size = Math.min(LONGEST_PHRASE, tokens.length - at); size > 0; size -= 1) {
    const value = phraseKey(tokens.slice(at, at + size));
    if (values.has(value)) return { value, to: at + size };
  }
  return undefined;
}

function readFacet(
  tokens: readonly Token[],
  at: number,
  index: VocabularyIndex,
): Found<AttributeLimit> | undefined {
  for (let size = Math.min(LONGEST_PHRASE, tokens.length - at); size > 0; size -= 1) {
    const facet = index.facetValues.get(phraseKey(tokens.slice(at, at + size)));
    const isLast = at + size === tokens.length;
    if (facet !== undefined && !(isLast && at === 0))
      return limitFound(facet.name, [facet.value], at, at + size);
  }
  return undefined;
}

function limitFound(
  name: string,
  values: readonly string[],
  from: number,
  to: number,
): Found<AttributeLimit> {
  return { value: { name, values, exclude: false }, from, to };
}
