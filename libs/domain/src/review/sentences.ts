const BREAK = /(?<![.!?…])[.!?…]+[)"'”’\]*_`~]*\s+|[。！？]+\s*|\n\s*/gu;
const ABBREVIATION =
  /(?:^|[\s("'¿¡])(?:e\.g|i\.e|a\.k\.a|u\.s|etc|vs|no|nos|approx|incl|excl|max|min|mr|mrs|ms|dr|st|jr|inc|ltd|co|p\. ?ej|sr|sra|aprox|máx|mín|núm|ud|uds|\p{L})\.$/iu;
const LIST_NUMBER = /^\s*\d{1,3}\.$/;

/** Sentences of a chat text with the white space that follows them, so that joining them gives the text back. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const match of text.matchAll(BREAK)) {
    const end = match.index + match[0].length;
    if (!match[0].includes('\n') && goesOn(text.slice(start, end).trimEnd())) continue;
    sentences.push(text.slice(start, end));
    start = end;
  }
  if (start < text.length) sentences.push(text.slice(start));
  return sentences;
}

function goesOn(sentence: string): boolean {
  return LIST_NUMBER.test(sentence) || ABBREVIATION.test(sentence.slice(-12));
}

/** Whether a sentence only ends because its line does, so that the next line may belong to it. */
export function isCutByLine(sentence: string): boolean {
  return sentence.includes('\n') && !/[.!?…:;。！？]["'”’)\]*_`~]*\s*$/u.test(sentence);
}
