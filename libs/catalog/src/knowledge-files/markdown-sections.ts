import MarkdownIt, { type Token } from 'markdown-it';
import { markdownText } from './markdown-text';

/** What stands under one heading, up to the next. */
export interface MarkdownSection {
  /** From 1; 1 for text before the first heading. */
  readonly line: number;
  /** Headings from the outermost to this one; empty before the first heading. */
  readonly path: readonly string[];
  /** Plain text. */
  readonly text: string;
}

let markdown: InstanceType<typeof MarkdownIt> | undefined;

/**
 * Cuts a document at its headings. When a document has one outermost heading with no text of its own, that is the
 * document's name and is left out of the paths.
 */
export function markdownSections(source: string): readonly MarkdownSection[] {
  const sections = cutAtHeadings((markdown ??= new MarkdownIt()).parse(source, {}));
  const [first, ...others] = sections.filter((section) => section.path.length > 0 || section.text !== '');
  const isName = first?.path.length === 1 && first.text === '' && others.every(({ path }) => path.length > 1);
  if (!isName) return sections;
  return others.map((section) => ({ ...section, path: section.path.slice(1) }));
}

function cutAtHeadings(tokens: readonly Token[]): readonly MarkdownSection[] {
  const sections: MarkdownSection[] = [];
  const open: { level: number; title: string }[] = [];
  let line = 1;
  let body: Token[] = [];
  const finish = (): void => {
    sections.push({ line, path: open.map(({ title }) => title), text: markdownText(body) });
    body = [];
  };
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open' && token.level === 0) {
      finish();
      const level = Number(token.tag.slice(1));
      while ((open.at(-1)?.level ?? 0) >= level) open.pop();
      open.push({ level, title: markdownText(tokens.slice(index + 1, index + 2)) });
      line = (token.map?.[0] ?? 0) + 1;
    } else if (!isInHeading(tokens, index)) body.push(token);
  });
  finish();
  return sections;
}

function isInHeading(tokens: readonly Token[], index: number): boolean {
  const isHeading = (token: Token | undefined): boolean =>
    token?.type === 'heading_open' && token.level === 0;
  return (
    isHeading(tokens[index - 1]) || (tokens[index]?.type === 'heading_close' && tokens[index].level === 0)
  );
}
