const SENTENCE_END = /[.!?…。！？]["'”’)\]]*(?=\s|$)|[。！？]|\n/gu;

/** A text that was cut by its length, up to its last whole sentence; empty when it has none. */
export function wholeSentences(text: string): string {
  const end = [...text.matchAll(SENTENCE_END)].at(-1);
  return end === undefined ? '' : text.slice(0, end.index + end[0].length).trim();
}
