/** Shorter ones would be found in anything. */
const LEAST_LENGTH = 6;
/** How far back a secret that began is looked for, in characters. */
const LOOK_BACK = 2_000;
const TAGS = /<[^<>]*>/gu;
const ELEMENTS = /<(\w+)[^<>]*>[^<>]*<\/\1\s*>/gu;

/** What may never be seen in an answer, found whatever stands between its letters and digits. */
export class Secrets {
  private readonly bare: readonly string[];

  constructor(secrets: readonly string[]) {
    this.bare = secrets.map(bareOf).filter(({ length }) => length >= LEAST_LENGTH);
  }

  areIn(text: string): boolean {
    const readings = [text, text.replace(TAGS, ''), text.replace(ELEMENTS, '')].map(bareOf);
    return this.bare.some((secret) => readings.some((reading) => reading.includes(secret)));
  }

  /**
   * Where the end of a text may be the beginning of a secret; its length when it is none.
   * @param least characters that make a beginning
   */
  beginningIn(text: string, least = 1): number {
    const offset = Math.max(0, text.length - LOOK_BACK);
    const places: number[] = [];
    let bare = '';
    for (const { 0: character, index } of text.slice(offset).matchAll(/[^]/gu)) {
      const letters = bareOf(character);
      for (let count = 0; count < letters.length; count += 1) places.push(offset + index);
      bare += letters;
    }
    for (let at = 0; at + least <= bare.length; at += 1) {
      if (this.bare.some((secret) => secret.startsWith(bare.slice(at)))) return places[at] ?? text.length;
    }
    return text.length;
  }
}

/** Letters and digits only. */
function bareOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
