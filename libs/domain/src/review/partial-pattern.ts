/**
 * The pattern of which the end of a text may hold only the beginning: `free shipping` is found in `It has fre` too. A
 * match that is empty, at the very end, says that nothing begins there.
 *
 * Knows what the reviewers' patterns are written with: alternatives, groups, look-around, classes and counts.
 * @param pattern with the flags `i` and `u`; others are left out
 */
export function partialPattern({ source }: RegExp): RegExp {
  return new RegExp(new PatternReader(source).read(), 'iu');
}

const LOOK_BACK = /^\(\?<[=!]/;
const LOOK_AHEAD_NOT = /^\(\?!/;
const OPENING = /^\((?:\?:|\?=|\?<\w+>)?/;
const COUNT = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/;
const ATOM = /^(?:\[(?:\\.|[^\]\\])*\]|\\p\{[^}]*\}|\\P\{[^}]*\}|\\k<\w+>|\\.|[^()|])/u;

/** Reads a pattern's source once, from left to right, and lets each piece end with the text. */
class PatternReader {
  private at = 0;

  constructor(private readonly source: string) {}

  read(): string {
    const alternatives: string[] = [''];
    while (this.at < this.source.length && this.rest[0] !== ')') {
      if (this.rest[0] === '|') {
        this.at += 1;
        alternatives.push('');
      } else alternatives.push((alternatives.pop() ?? '') + this.piece());
    }
    return alternatives.join('|');
  }

  private get rest(): string {
    return this.source.slice(this.at);
  }

  private piece(): string {
    if (LOOK_BACK.test(this.rest) || LOOK_AHEAD_NOT.test(this.rest)) return this.asItStands();
    const opening = OPENING.exec(this.rest)?.[0];
    if (opening === undefined) return this.atom();
    this.at += opening.length;
    const inner = this.read();
    this.at += 1;
    return `(?:${opening === '(?=' ? '(?=' : '(?:'}${inner})${this.take(COUNT)}|$)`;
  }

  private atom(): string {
    const atom = this.take(ATOM);
    const count = this.take(COUNT);
    return `(?:${count.startsWith('{') ? `(?:${atom}|$)` : atom}${count}|$)`;
  }

  /** What is behind is known already, and what must not follow has not come yet. */
  private asItStands(): string {
    const start = this.at;
    let depth = 0;
    do {
      const token = this.take(/^(?:\[(?:\\.|[^\]\\])*\]|\\.|[^])/u);
      if (token === '(') depth += 1;
      if (token === ')') depth -= 1;
    } while (depth > 0);
    return this.source.slice(start, this.at);
  }

  private take(pattern: RegExp): string {
    const taken = pattern.exec(this.rest)?.[0] ?? '';
    this.at += taken.length;
    return taken;
  }
}
