import { stem, type Memory } from '@app/domain';
import { STOP_WORDS } from './lexicon/stop-words';
import type { Token } from './token';
import type { Understanding } from './understanding';
import type { VocabularyIndex } from './vocabulary-index';

const COMPARES = /\b(?:compare|comparison|differences?|differ|versus|vs)\b/;
const COMPARING = new Set('compare comparison difference differences differ versus vs'.split(' '));
const JOINTS = new Set(['and', 'or', 'versus', 'vs', ',', 'to', 'with']);
/** Things that are compared at most. */
const MOST = 3;

/** "What is the difference between team and enterprise?": things by their names; undefined when those are in view. */
export function readNamedComparison(
  tokens: readonly Token[],
  text: string,
  { shown }: Memory,
  { terms }: VocabularyIndex,
): Understanding | undefined {
  if (!COMPARES.test(text)) return undefined;
  const names: string[][] = [[]];
  for (const { text: word } of tokens) {
    if (JOINTS.has(word)) names.push([]);
    else if (!STOP_WORDS.has(word) && !COMPARING.has(word) && terms.has(stem(word))) names.at(-1)?.push(word);
  }
  const things = names.filter((words) => words.length > 0).slice(0, MOST);
  const isShown = (words: readonly string[]) =>
    shown.some(({ title }) => words.every((word) => title.toLowerCase().includes(word)));
  return things.length < 2 || things.every(isShown)
    ? undefined
    : { kind: 'compare-named', names: things.map((words) => words.join(' ')) };
}
