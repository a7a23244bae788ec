/** Whether a `Prefer` header (RFC 7240) asks not to be kept waiting. */
export function prefersAsync(header: string | string[] | undefined): boolean {
  return [header ?? []]
    .flat()
    .flatMap((line) => line.split(','))
    .some((preference) => /^respond-async\s*(?:;|$)/i.test(preference.trim()));
}
