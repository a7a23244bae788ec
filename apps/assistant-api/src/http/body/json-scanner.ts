import { HttpProblem } from '../problem/http.problem';
import type { ProblemCode } from '../problem/problem-code';

export const JSON_LIMITS = { depth: 32, keysPerObject: 64, values: 10_000 } as const;

const FORBIDDEN_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
const WHITE_SPACE = /[ \t\n\r]*/y;
const PLAIN_CHARACTERS = /[ !#-[\]-\u{10ffff}]*/uy;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const LITERAL = /true|false|null/y;

/** The keys met so far of an object that is open; null for an array. */
type OpenContainer = Set<string> | null;

/**
 * Reads JSON once from left to right, without recursion and without building it, and refuses what `JSON.parse` would let
 * through or choke on: too much nesting, too many keys or values, a key twice, keys that reach for prototypes, U+0000,
 * lone surrogates, numbers that no double can hold.
 */
export class JsonScanner {
  private readonly open: OpenContainer[] = [];
  private at = 0;
  private values = 0;

  constructor(private readonly text: string) {}

  /** @throws HttpProblem MALFORMED_JSON with line and column, DUPLICATE_FIELD or INVALID_ARGUMENT */
  scan(): void {
    do {
      this.scanValue();
    } while (this.scanToNextValue());
    if (this.at < this.text.length) throw this.unexpected();
  }

  /** One scalar, or the opening of a container down to its first scalar or to an empty container. */
  private scanValue(): void {
    for (;;) {
      this.skip(WHITE_SPACE);
      this.countValue();
      const character = this.text[this.at];
      if (character === '{') {
        if (this.openObject()) return;
      } else if (character === '[') {
        if (this.openArray()) return;
      } else {
        return this.scanScalar(character);
      }
    }
  }

  /** Whether the object was empty and is closed again; otherwise its first key has been read. */
  private openObject(): boolean {
    this.push(new Set());
    if (this.closes('}')) return true;
    this.scanKey();
    return false;
  }

  private openArray(): boolean {
    this.push(null);
    return this.closes(']');
  }

  private push(container: OpenContainer): void {
    if (this.open.length === JSON_LIMITS.depth) {
      throw this.refusal('INVALID_ARGUMENT', `JSON is nested deeper than ${JSON_LIMITS.depth} levels`);
    }
    this.open.push(container);
    this.at += 1;
    this.skip(WHITE_SPACE);
  }

  private closes(bracket: string): boolean {
    if (this.text[this.at] !== bracket) return false;
    this.open.pop();
    this.at += 1;
    return true;
  }

  /** Past closing brackets and one comma; false at the end of the outermost value. */
  private scanToNextValue(): boolean {
    for (;;) {
      this.skip(WHITE_SPACE);
      const container = this.open.at(-1);
      if (container === undefined) return false;
      if (this.text[this.at] === ',') {
        this.at += 1;
        if (container !== null) this.scanKey();
        return true;
      }
      if (!this.closes(container === null ? ']' : '}')) throw this.unexpected();
    }
  }

  private scanKey(): void {
    this.skip(WHITE_SPACE);
    const start = this.at;
    if (this.text[start] !== '"') throw this.unexpected();
    const key = this.scanString();
    const keys = this.open.at(-1);
    if (keys?.has(key) === true) {
      throw this.refusal('DUPLICATE_FIELD', `the key ${JSON.stringify(key)} is given twice`, start);
    }
    if (FORBIDDEN_KEYS.has(key))
      throw this.refusal('INVALID_ARGUMENT', `the key ${key} is not allowed`, start);
    keys?.add(key);
    if (keys !== undefined && keys !== null && keys.size > JSON_LIMITS.keysPerObject) {
      throw this.refusal(
        'INVALID_ARGUMENT',
        `an object has more than ${JSON_LIMITS.keysPerObject} keys`,
        start,
      );
    }
    this.skip(WHITE_SPACE);
    if (this.text[this.at] !== ':') throw this.unexpected();
    this.at += 1;
  }

  private scanScalar(character: string | undefined): void {
    if (character === '"') {
      this.scanString();
    } else if (character === '-' || (character !== undefined && character >= '0' && character <= '9')) {
      this.scanNumber();
    } else if (!this.skip(LITERAL)) {
      throw this.unexpected();
    }
  }

  private scanNumber(): void {
    const start = this.at;
    if (!this.skip(NUMBER)) throw this.unexpected();
    if (!Number.isFinite(Number(this.text.slice(start, this.at)))) {
      throw this.refusal('INVALID_ARGUMENT', 'a number is too large', start);
    }
  }

  /** Text that came as valid UTF-8 can hold U+0000 and lone surrogates only as escapes. */
  private scanString(): string {
    const start = this.at;
    this.at += 1;
    let escaped = false;
    for (;;) {
      this.skip(PLAIN_CHARACTERS);
      if (this.text[this.at] === '"') break;
      if (!this.skip(ESCAPE)) throw this.unexpected();
      escaped = true;
    }
    this.at += 1;
    const literal = this.text.slice(start, this.at);
    if (!escaped) return literal.slice(1, -1);
    const value = JSON.parse(literal) as string;
    if (!value.isWellFormed())
      throw this.refusal('INVALID_ARGUMENT', 'a text has half a surrogate pair', start);
    if (value.includes('\u0000')) throw this.refusal('INVALID_ARGUMENT', 'a text has U+0000 in it', start);
    return value;
  }

  private countValue(): void {
    this.values += 1;
    if (this.values > JSON_LIMITS.values) {
      throw this.refusal('INVALID_ARGUMENT', `JSON has more than ${JSON_LIMITS.values} values`);
    }
  }

  /** Moves past what the sticky pattern matches here; false when it matches nothing at all. */
  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text) || pattern.lastIndex === this.at) return false;
    this.at = pattern.lastIndex;
    return true;
  }

  private unexpected(): HttpProblem {
    const found = this.at < this.text.length ? JSON.stringify(this.text[this.at]) : 'the end';
    return this.refusal('MALFORMED_JSON', `unexpected ${found}`);
  }

  private refusal(code: ProblemCode, what: string, at = this.at): HttpProblem {
    const before = this.text.slice(0, at).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    return new HttpProblem(
      code,
      `The body cannot be read: ${what} at line ${before.length}, column ${column}.`,
    );
  }
}
