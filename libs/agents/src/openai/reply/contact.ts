/** An e-mail address, or an address without its scheme: with `www.` or with a path. */
const ADDRESS =
  /(?<![\w@./:+-])(?:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+|www\.[\w-]{1,63}(?:\.[\w-]{1,63})*(?:\/[^\s<>"')\]]*)?|[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}\/[^\s<>"')\]]*)/giu;
const PHONE = /(?<![\w.,$€£+/=-])(?:\+\d(?:[ ().-]{0,2}\d){7,14}|\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4})(?![\w-])/gu;

/** How the addresses and telephone numbers of a text are known again. */
export function contactsIn(text: string): readonly string[] {
  return [ADDRESS, PHONE].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: found }) => keyOf(found)),
  );
}

/** The text without those that are not among the `allowed` ones. */
export function withoutContacts(text: string, allowed: ReadonlySet<string>): string {
  const kept = (found: string) =>
    allowed.has(keyOf(found)) || allowed.has(`https://${keyOf(found)}`) ? found : '';
  return text.replace(ADDRESS, kept).replace(PHONE, kept);
}

/** Where the end of a text that goes on may be the beginning of one; its length when it is none. */
export function contactBeginning(text: string): number {
  const tail = /(?:\S*[.@/]\S*|[+(\d][\d ().-]*)$/u.exec(text.slice(-300));
  return tail === null ? text.length : text.length - tail[0].length;
}

function keyOf(found: string): string {
  return /[a-z]/iu.test(found) ? found.replace(/[.,!?;:]+$/u, '').toLowerCase() : found.replace(/\D+/gu, '');
}
