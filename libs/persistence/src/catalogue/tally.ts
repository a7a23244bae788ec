/** Counts texts, and lists the commonest first; of equally common ones the first counted comes first. */
export class Tally {
  private readonly counts = new Map<string, number>();

  add(text: string): void {
    this.counts.set(text, (this.counts.get(text) ?? 0) + 1);
  }

  has(text: string): boolean {
    return this.counts.has(text);
  }

  get keys(): readonly string[] {
    return [...this.counts.keys()];
  }

  commonest(most: number): readonly string[] {
    return [...this.counts]
      .sort(([, left], [, right]) => right - left)
      .slice(0, most)
      .map(([text]) => text);
  }
}
