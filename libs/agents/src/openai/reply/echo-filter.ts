import { PromptLines } from './prompt-lines';
import { Secrets } from './secrets';

/** A beginning of a secret that a finished text may not end with, in characters. */
const TELLING_BEGINNING = 6;

/** Tells texts that repeat a sentence of this service's own instructions or hold one of its secrets. */
export class EchoFilter {
  private readonly lines: PromptLines;
  private readonly secrets: Secrets;

  constructor(systemPrompt: string, secrets: readonly string[]) {
    this.lines = new PromptLines(systemPrompt);
    this.secrets = new Secrets(secrets);
  }

  /** What the shop says in public is no echo. */
  permit(texts: readonly string[]): void {
    texts.forEach((text) => this.lines.permit(text));
  }

  echoes(text: string): boolean {
    return this.secrets.areIn(text) || this.lines.areIn(text);
  }

  /** The messages without those that an echo runs through, alone or into the next one. */
  clean(messages: readonly string[]): readonly string[] {
    if (!this.echoes(messages.join(' '))) return messages;
    const alone = messages.filter((message) => !this.echoes(message));
    if (alone.length === messages.length || this.echoes(alone.join(' '))) return [];
    return alone.filter((message) => !this.lines.isShortLine(message));
  }

  /** How much of a text that goes on is the beginning neither of an echo nor of a secret. */
  certainLength(text: string): number {
    return Math.min(this.lines.beginningIn(text), this.secrets.beginningIn(text));
  }

  /** How much of a text that has ended can be told. */
  finalLength(text: string): number {
    return this.secrets.beginningIn(text, TELLING_BEGINNING);
  }
}
