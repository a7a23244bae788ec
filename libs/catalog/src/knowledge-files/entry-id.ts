const MAX_SLUG_LENGTH = 100;

/** Ids made from headings and questions: the same text gets the same id in every import, a repeated one a number. */
export class EntryIds {
  private readonly counts = new Map<string, number>();

  next(text: string): string {
    const slug = slugOf(text);
    const count = (this.counts.get(slug) ?? 0) + 1;
    this.counts.set(slug, count);
    return count === 1 ? slug : `${slug}-${count}`;
  }
}

/** `Free shipping: Überall?` is `free-shipping-uberall`. */
function slugOf(text: string): string {
  const slug = text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_SLUG_LENGTH)
    .toWellFormed()
    .replace(/^-+|-+$/g, '');
  return slug === '' ? 'entry' : slug;
}
