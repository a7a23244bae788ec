import { partialPattern } from '@app/domain';
import { DATA_MARKS } from '../prompt/data-mark';
import { contactBeginning, contactsIn, withoutContacts } from './contact';

const IMAGE = /!\[[^\]]*\]\([^)]*\)/gu;
const LINK = /\[([^\]]*)\]\(([^)\s]*)[^)]*\)/gu;
const BARE_URL = /\b(?:h(?:tt|xx)ps?|ftp|data|javascript):[^\s<>"')\]]+/giu;
const BOLD = /\*\*(?=\S)([^*\n]+?)\*\*/gu;
const OWN_MARK = new RegExp(`</?(?:${DATA_MARKS.join('|')})>`, 'giu');
const UNFINISHED = [OWN_MARK, IMAGE, LINK, BARE_URL, BOLD]
  .map(partialPattern)
  .map(({ source }) => new RegExp(source, 'giu'));

/** Plain text: pictures go, and so does every address that is not among the `allowed` ones. */
export function withoutMarkup(text: string, allowed: ReadonlySet<string>): string {
  const plain = text
    .replace(OWN_MARK, '')
    .replace(IMAGE, '')
    .replace(LINK, (_whole, label: string, url: string) => (allowed.has(url) ? `${label} ${url}` : label))
    .replace(BARE_URL, (url) => (isAllowed(url, allowed) ? url : ''))
    .replace(BOLD, '$1');
  return withoutContacts(plain, allowed);
}

/** How many pictures and addresses of a text are not among the `allowed` ones. */
export function foreignAddresses(text: string, allowed: ReadonlySet<string>): number {
  const pictures = text.match(IMAGE)?.length ?? 0;
  const linked = text.replace(IMAGE, '').replace(LINK, (_whole, _label, url: string) => ` ${url} `);
  const urls = [...linked.matchAll(BARE_URL)].filter(({ 0: url }) => !isAllowed(url, allowed));
  const withoutUrls = linked.replace(BARE_URL, '');
  const contacts = contactsIn(withoutUrls).length - contactsIn(withoutContacts(withoutUrls, allowed)).length;
  return pictures + urls.length + contacts;
}

/** How much of a text that goes on has no markup or address in it that is not complete yet. */
export function finishedLength(text: string): number {
  const starts = UNFINISHED.flatMap((pattern) =>
    [...text.matchAll(pattern)]
      .filter(({ index, 0: { length } }) => index + length === text.length)
      .map(({ index }) => index),
  );
  return Math.min(contactBeginning(text), ...starts);
}

function isAllowed(url: string, allowed: ReadonlySet<string>): boolean {
  return allowed.has(url.replace(/[.,!?;:]+$/, ''));
}
