import { readCounts, type FoundCount } from './count-reader';
import type { Count } from './said-number';
import type { Token } from './token';

/** A sentence with its counts told from all other numbers: "order ×0 team plans for 5 $". */
export interface Counted {
  readonly text: string;
  readonly counts: readonly FoundCount[];
  /** Where in the sentence each word of the text begins. */
  readonly starts: readonly number[];
}

export function countedText(tokens: readonly Token[]): Counted {
  const counts = readCounts(tokens);
  const words: string[] = [];
  const starts: number[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const place = counts.findIndex(({ from }) => from === at);
    if (place === -1 && tokens[at]?.kind === 'sign') continue;
    words.push(place === -1 ? (tokens[at]?.text ?? '') : `×${place}`);
    starts.push(at);
    at = (counts[place]?.to ?? at + 1) - 1;
  }
  return { text: words.join(' '), counts, starts };
}

/** The count that a place such as "×0" stands for. */
export function countAt(counts: readonly FoundCount[], place: string): Count | null {
  return counts[Number(place.replace('×', ''))]?.value ?? null;
}
