import { withoutMarkup } from './markup';

const MOST_MESSAGES = 6;
/**
 * A model's text as messages of plain text: one for each paragraph. Pictures go, and so does every address that is
 * not among the `allowed` ones, so that no text can carry what was said elsewhere.
 */
export function plainMessages(text: string, allowed: ReadonlySet<string>): readonly string[] {
  const plain = withoutMarkup(text, allowed);
  const paragraphs = plain
    .split(/\n[^\S\n]*\n\s*/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
  const rest = paragraphs.slice(MOST_MESSAGES - 1);
  return rest.length <= 1 ? paragraphs : [...paragraphs.slice(0, MOST_MESSAGES - 1), rest.join('\n')];
}
