import type { Token } from 'markdown-it';

/** What a reader of the rendered text sees: paragraphs on lines, list items with a dash, table cells with a bar. */
export function markdownText(tokens: readonly Token[]): string {
  const out: string[] = [];
  for (const token of tokens) {
    if (token.type === 'inline') out.push(inlineText(token.children ?? []));
    else if (token.type === 'fence' || token.type === 'code_block') out.push(token.content);
    else if (token.type === 'list_item_open') out.push('\n- ');
    else if (token.type === 'td_close' || token.type === 'th_close') out.push(' | ');
    else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') out.push('\n');
    else if (token.type === 'tr_close' || (token.type === 'paragraph_close' && !token.hidden)) out.push('\n');
  }
  return out
    .join('')
    .replace(/\n- \n+/g, '\n- ')
    .replace(/[ |]+\n/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim();
}

function inlineText(children: readonly Token[]): string {
  return children.map((child, index) => childText(child, children.slice(0, index))).join('');
}

function childText(child: Token, before: readonly Token[]): string {
  switch (child.type) {
    case 'text':
    case 'code_inline':
    case 'image':
      return child.content;
    case 'softbreak':
      return ' ';
    case 'hardbreak':
      return '\n';
    case 'link_close':
      return linkAddress(before);
    default:
      return '';
  }
}

/** ` (https://…)` after a link's text, unless the text is the address. */
function linkAddress(before: readonly Token[]): string {
  const open = before.findLastIndex((token) => token.type === 'link_open');
  const href = String(before[open]?.attrGet('href') ?? '');
  const text = before
    .slice(open + 1)
    .map((token) => token.content)
    .join('');
  return /^https?:/.test(href) && text !== href ? ` (${href})` : '';
}
