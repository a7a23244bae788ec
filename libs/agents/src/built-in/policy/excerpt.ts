import { stem } from '@app/domain';
import { tokenise } from '../understanding/token';
import { sameTopic } from '../understanding/shop-question-reader';

const MOST_LENGTH = 320;

/** The sentences of a text that speak of the words, in their order and unchanged; the first ones when none does. */
export function excerpt(text: string, words: readonly string[]): string {
  const sentences = text
    .split(/(?<=[.!?])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const meant = new Set(words.flatMap(sameTopic).map(stem));
  const scores = sentences.map(
    (sentence) => tokenise(sentence).filter(({ text: word }) => meant.has(stem(word))).length,
  );
  const best = Math.max(0, ...scores);
  const start = Math.max(0, scores.indexOf(best));
  return takeWhole(sentences.slice(start));
}

function takeWhole(sentences: readonly string[]): string {
  const [first = '', ...rest] = sentences;
  let taken =
    first.length <= MOST_LENGTH
      ? first
      : `${first
          .slice(0, MOST_LENGTH)
          .toWellFormed()
          .replace(/\s+\S*$/, '')}…`;
  for (const sentence of rest) {
    if (taken.length + sentence.length + 1 > MOST_LENGTH) break;
    taken = `${taken} ${sentence}`;
  }
  return taken;
}
