import { stem } from '@app/domain';
import { COLOUR_SPELLINGS } from './lexicon/colours';
import { PEOPLE, STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';
import type { VocabularyIndex } from './vocabulary-index';

/** Puts right a product word that is one letter away from exactly one word of the catalogue. */
export function corrected(tokens: readonly Token[], index: VocabularyIndex): readonly Token[] {
  if (index.words.size === 0) return tokens;
  return tokens.map((token) => {
    if (token.kind !== 'word' || isKnown(token.text, index)) return token;
    const meant = index.wordSpellings.getMeant(token.text);
    return meant === undefined ? token : { ...token, text: meant };
  });
}

function isKnown(word: string, index: VocabularyIndex): boolean {
  return (
    STOP_WORDS.has(word) ||
    PEOPLE.has(word) ||
    COLOUR_SPELLINGS.has(word) ||
    index.terms.has(stem(word)) ||
    index.brands.has(word) ||
    index.brandSpellings.getMeant(word) !== undefined ||
    index.facetValues.has(word)
  );
}
