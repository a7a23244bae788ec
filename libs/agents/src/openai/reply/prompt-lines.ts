/** Shorter sentences are anybody's. */
const LEAST_WORDS = 5;
/** Words in a row that are a repetition wherever they begin. */
const GRAM_WORDS = 12;
const KEY_WORDS = 3;
/** From here on the end of a text that goes on may be the beginning of a line. */
const LIKELY_WORDS = 4;

interface Word {
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

/** The sentences of a system prompt, to be found one by one in a text whatever stands between their words. */
export class PromptLines {
  /** Runs of words that may not be said, by how they begin. */
  private readonly runs = new Map<string, Set<string>>();
  private readonly short = new Set<string>();

  constructor(prompt: string) {
    for (const sentence of prompt.split(/\n|(?<=[.!?…])\s+|(?<=[。！？])/u)) {
      const words = textsOf(sentence);
      // A question in instructions is there to be put to the customer.
      if (words.length >= LEAST_WORDS && !/[?？]\s*$/u.test(sentence)) this.add(words.slice(0, GRAM_WORDS));
      else if (words.length > 1) this.short.add(words.join(' '));
    }
    const all = textsOf(prompt);
    for (let at = 0; at + GRAM_WORDS <= all.length; at += 1) this.add(all.slice(at, at + GRAM_WORDS));
  }

  /** What the shop says in public may be said, although it stands in its instructions too. */
  permit(text: string): void {
    const spoken = ` ${textsOf(text).join(' ')} `;
    for (const runs of this.runs.values()) {
      for (const run of runs) if (spoken.includes(` ${run} `)) runs.delete(run);
    }
  }

  areIn(text: string): boolean {
    const words = textsOf(text);
    return words.some((_, at) => {
      const runs = this.runsFrom(words, at);
      return runs.length > 0 && beginsWithOne(words.slice(at, at + GRAM_WORDS), runs);
    });
  }

  /** Whether the text is one of the sentences that are too short to be told from anybody's. */
  isShortLine(text: string): boolean {
    return this.short.has(textsOf(text).join(' '));
  }

  /** Where the end of a text that goes on may be the beginning of a line; its length when it is none. */
  beginningIn(text: string): number {
    const words = wordsOf(text).slice(-GRAM_WORDS);
    const texts = words.map((word) => word.text);
    const start = words.find(
      (_, at) =>
        at + LIKELY_WORDS <= words.length &&
        this.runsFrom(texts, at).some((run) => run.startsWith(texts.slice(at).join(' '))),
    );
    return start?.at ?? text.length;
  }

  private add(words: readonly string[]): void {
    const key = keyAt(words, 0);
    const runs = this.runs.get(key) ?? new Set();
    this.runs.set(key, runs.add(words.join(' ')));
  }

  private runsFrom(words: readonly string[], at: number): readonly string[] {
    return [...(this.runs.get(keyAt(words, at)) ?? [])];
  }
}

function beginsWithOne(words: readonly string[], runs: readonly string[]): boolean {
  const text = `${words.join(' ')} `;
  return runs.some((run) => text.startsWith(`${run} `));
}

function keyAt(words: readonly string[], at: number): string {
  return words.slice(at, at + KEY_WORDS).join(' ');
}

function textsOf(text: string): readonly string[] {
  return wordsOf(text).map((word) => word.text);
}

function wordsOf(text: string): readonly Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}\p{Cf}]+/gu)]
    .map(({ 0: word, index }) => ({
      text: word
        .replace(/\p{Cf}+/gu, '')
        .normalize('NFKC')
        .toLowerCase(),
      at: index,
    }))
    .filter((word) => word.text !== '');
}
