import { parser as createParser } from 'sax';

const BLOCKS = new Set(
  'p div br li ul ol tr table h1 h2 h3 h4 h5 h6 section article blockquote dt dd hr'.split(' '),
);
const HIDDEN = new Set(['script', 'style', 'template', 'iframe', 'title']);
/** HTML's names, which sax knows when it is not strict. */
const { ENTITIES } = createParser(false);
const TAG_NAME = /\/?([a-z][a-z0-9]*)/iy;

/**
 * The words of an HTML fragment: tags gone, entities decoded, blocks on lines of their own. Shops' descriptions are
 * rarely well-formed, so nothing is an error; one pass over the text. Plain text stays as it is.
 */
export function htmlText(html: string): string {
  if (!/<[a-z!/]|&(#\d+|#x[0-9a-f]+|[a-z]+);/i.test(html)) return html;
  const pieces: string[] = [];
  let at = 0;
  while (at < html.length) {
    const tag = nextTag(html, at);
    pieces.push(html.slice(at, tag.start).replace(/\s+/g, ' '), tag.breaksLine ? '\n' : '');
    at = tag.end;
  }
  return decodeEntities(pieces.join(''))
    .replaceAll('\u00a0', ' ')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n');
}

interface TagSpan {
  readonly start: number;
  /** Past everything that is not shown: the tag, a comment, or a whole script. */
  readonly end: number;
  readonly breaksLine: boolean;
}

function nextTag(html: string, from: number): TagSpan {
  for (let start = html.indexOf('<', from); start >= 0; start = html.indexOf('<', start + 1)) {
    if (html.startsWith('!--', start + 1)) {
      return { start, end: after(html, '-->', start), breaksLine: false };
    }
    TAG_NAME.lastIndex = start + 1;
    const name = TAG_NAME.exec(html)?.[1]?.toLowerCase();
    if (name === undefined && html[start + 1] !== '!') continue;
    const end = after(html, '>', start);
    const opensHidden = name !== undefined && HIDDEN.has(name) && html[start + 1] !== '/';
    return {
      start,
      end: opensHidden ? endOfHidden(html, name, end) : end,
      breaksLine: name !== undefined && BLOCKS.has(name),
    };
  }
  return { start: html.length, end: html.length, breaksLine: false };
}

function endOfHidden(html: string, name: string, from: number): number {
  const rest = html.slice(from).search(new RegExp(`</${name}`, 'i'));
  return rest < 0 ? html.length : after(html, '>', from + rest);
}

function after(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at < 0 ? text.length : at + sign.length;
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z][a-z0-9]{1,30}));/gi, decodeEntity);
}

function decodeEntity(entity: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return textOf(ENTITIES[name]) ?? entity;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
