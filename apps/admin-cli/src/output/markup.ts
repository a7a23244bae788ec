const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe to put into a page. */
export class Markup {
  constructor(readonly text: string) {}
}

/** Writes markup: whatever is put in is escaped unless it is markup itself; lists stand one after another. */
export function markup(
  strings: TemplateStringsArray,
  ...parts: readonly (string | number | Markup | readonly Markup[])[]
): Markup {
  return new Markup(strings.map((text, at) => text + textOf(parts[at] ?? '')).join(''));
}

function textOf(part: string | number | Markup | readonly Markup[]): string {
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  // Control characters have no place in a page.
  return String(part)
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
