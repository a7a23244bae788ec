const GRAM_WORDS = 20;

/** Tells texts that repeat this service's own instructions (20 words in a row) or hold one of its secrets. */
export class EchoFilter {
  private readonly grams = new Set<string>();

  constructor(
    systemPrompt: string,
    readonly secrets: readonly string[],
  ) {
    const words = wordsOf(systemPrompt);
    for (let at = 0; at + GRAM_WORDS <= words.length; at += 1) this.grams.add(gramAt(words, at));
  }

  echoes(text: string): boolean {
    if (this.holdsSecret(text)) return true;
    const words = wordsOf(text);
    for (let at = 0; at + GRAM_WORDS <= words.length; at += 1) {
      if (this.grams.has(gramAt(words, at))) return true;
    }
    return false;
  }

  /** The messages without those that an echo runs through, alone or into the next one. */
  clean(messages: readonly string[]): readonly string[] {
    if (!this.echoes(messages.join(' '))) return messages;
    const alone = messages.filter((message) => !this.echoes(message));
    return alone.length === messages.length || this.echoes(alone.join(' ')) ? [] : alone;
  }

  private holdsSecret(text: string): boolean {
    const plain = text.replace(/[\p{Cf}\s]+/gu, '').toLowerCase();
    return this.secrets.some((secret) => plain.includes(secret.toLowerCase()));
  }
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function gramAt(words: readonly string[], at: number): string {
  return words.slice(at, at + GRAM_WORDS).join(' ');
}
