const MOST_MESSAGES = 6;
const IMAGE = /!\[[^\]]*\]\([^)]*\)/g;
const LINK = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/g;
const BARE_URL = /\b(?:https?|ftp|data|javascript):[^\s<>"')\]]+/giu;

/**
 * A model's text as messages of plain text: one for each paragraph. Pictures go, and so does every address that is
 * not among the `allowed` ones, so that no text can carry what was said elsewhere.
 */
export function plainMessages(text: string, allowed: ReadonlySet<string>): readonly string[] {
  const plain = text
    .replace(IMAGE, '')
    .replace(LINK, (_whole, label: string, url: string) => (allowed.has(url) ? `${label} ${url}` : label))
    .replace(BARE_URL, (url) => (allowed.has(url.replace(/[.,!?;:]+$/, '')) ? url : ''))
    .replace(/\*\*(?=\S)([^*\n]+?)\*\*/g, '$1');
  const paragraphs = plain
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const rest = paragraphs.slice(MOST_MESSAGES - 1);
  return rest.length <= 1 ? paragraphs : [...paragraphs.slice(0, MOST_MESSAGES - 1), rest.join('\n')];
}
