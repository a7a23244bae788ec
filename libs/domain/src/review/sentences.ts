/** Sentences of a chat text with the white space that follows them, so that joining them gives the text back. */
export function sentencesOf(text: string): readonly string[] {
  return (
    text
      .match(/[^.!?\n]*(?:[.!?](?=\d|\w{1,4}\b[.@/])[^.!?\n]*)*(?:[.!?]+["')\]]*|\n|$)\s*/gu)
      ?.filter((part) => part !== '') ?? []
  );
}
