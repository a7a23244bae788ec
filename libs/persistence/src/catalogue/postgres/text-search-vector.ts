type Weight = 'A' | 'B' | 'C' | 'D';

const LAST_POSITION = 16_383;
const MAX_POSITIONS = 200;

/**
 * Writes a `tsvector` literal: no parser of the database looks at the terms, so both databases have the same ones.
 * Words past position 16,383 count as standing there.
 */
export class TextSearchVector {
  private readonly positions = new Map<string, string[]>();
  private next = 1;

  add(terms: readonly string[], weight: Weight): this {
    for (const term of terms) {
      const known = this.positions.get(term) ?? [];
      if (known.length === 0) this.positions.set(term, known);
      if (known.length < MAX_POSITIONS) known.push(`${Math.min(this.next, LAST_POSITION)}${weight}`);
      this.next += 1;
    }
    return this;
  }

  toString(): string {
    return [...this.positions].map(([term, positions]) => `'${term}':${positions.join(',')}`).join(' ');
  }
}
