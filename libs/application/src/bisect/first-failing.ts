/**
 * The first of the numbers 1 to `last` that does not pass, each asked at most once: all after it are taken to fail.
 * Null when the last one passes.
 */
export async function firstFailing(
  last: number,
  passes: (at: number) => Promise<boolean>,
): Promise<number | null> {
  if (await passes(last)) return null;
  let [passing, failing] = [0, last];
  while (failing - passing > 1) {
    const middle = Math.floor((passing + failing) / 2);
    if (await passes(middle)) passing = middle;
    else failing = middle;
  }
  return failing;
}
