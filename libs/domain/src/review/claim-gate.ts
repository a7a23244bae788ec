import { claimFreeLength, hasClaim } from './claim-pattern';
import { isCutByLine, sentencesOf } from './sentences';

/** What comes next: text that may be told, or a sentence with a claim, of which `told` was told already. */
export type Passage =
  | { readonly kind: 'clear'; readonly text: string }
  | { readonly kind: 'claim'; readonly text: string; readonly told: string };

const CUT_OFF = '… ';
/** Characters of lines that are read together, and of a sentence that does not end: then no more is told. */
const LONGEST_LINES = 1_000;
const LONGEST_WAIT = 4_000;

/**
 * Parts a text that comes in pieces into what a reviewer cannot object to, to be told at once, and sentences that
 * claim something, to be read first. A sentence is held back from the word on that may begin a claim; a line that ends
 * without a full stop counts together with the next one.
 *
 * `push` what came, then take `next` until there is none; a claim waits for `settle`.
 */
export class ClaimGate {
  /** Told of the line before, when it may belong to this sentence, and of the sentence itself. */
  private said = '';
  /** How much of `said` is the line before. */
  private before = 0;
  private rest = '';
  private claim: Extract<Passage, { kind: 'claim' }> | undefined;
  private ended = false;
  private gaveUp = false;

  push(piece: string): void {
    this.gaveUp ||= this.rest.length > LONGEST_WAIT;
    this.rest = this.gaveUp ? '' : this.rest + piece;
  }

  /** Nothing follows any more. */
  end(): void {
    this.ended = true;
  }

  next(): Passage | undefined {
    while (this.claim === undefined && this.rest !== '') {
      const sentence = this.wholeSentence();
      if (sentence === undefined) return this.release(this.said + this.rest, true);
      const text = this.said.slice(0, this.before) + sentence;
      if (hasClaim(text)) {
        this.claim = { kind: 'claim', text, told: this.said };
        this.rest = this.rest.slice(text.length - this.said.length);
        return this.claim;
      }
      const passage = this.release(text, false);
      this.begin(text);
      if (passage !== undefined) return passage;
    }
    return undefined;
  }

  /**
   * @param reviewed what the reviewers left of the claim's text
   * @returns what is to be told of it
   */
  settle(reviewed: string): string {
    const told = this.claim?.told ?? '';
    this.claim = undefined;
    const follows = reviewed.startsWith(told);
    this.begin(follows ? reviewed : '');
    return follows ? reviewed.slice(told.length) : CUT_OFF;
  }

  /** The sentence that is being told, once its end is known: a line goes on while its end may begin a claim. */
  private wholeSentence(): string | undefined {
    const sentences = sentencesOf(this.said.slice(this.before) + this.rest);
    let text = '';
    for (const [at, sentence] of sentences.entries()) {
      text += sentence;
      if (this.ended && at === sentences.length - 1) return text;
      if (at === sentences.length - 1) return undefined;
      if (!isCutByLine(sentence) || isKnown(text)) return text;
    }
    return undefined;
  }

  private release(text: string, goesOn: boolean): Passage | undefined {
    const told = this.said.length;
    const free = goesOn ? claimFreeLength(text, told, true) : text.length;
    if (free === told) return undefined;
    const passage = { kind: 'clear', text: text.slice(told, free) } as const;
    this.said = text.slice(0, free);
    this.rest = this.rest.slice(free - told);
    return passage;
  }

  /** The next sentence, after one of which that was told. */
  private begin(told: string): void {
    const last = sentencesOf(told).at(-1) ?? '';
    this.said = isCutByLine(last) ? last : '';
    this.before = this.said.length;
  }
}

/** Whether it is plain what the lines claim, or that they claim nothing, whatever the next one says. */
function isKnown(lines: string): boolean {
  return lines.length > LONGEST_LINES || hasClaim(lines) || claimFreeLength(lines, 0, true) === lines.length;
}
