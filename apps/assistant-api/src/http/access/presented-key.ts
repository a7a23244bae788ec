/** A key is about 70 characters; whatever is much longer is none. */
const LONGEST_KEY = 256;
const BEARER = /^bearer +(\S+)$/i;

/**
 * The one key that a request presents in `x-api-key` or `Authorization: Bearer`. Undefined when there is none, or more
 * than one: which of two would count is for nobody to guess.
 * @param rawHeaders names and values in turn, as they came
 */
export function presentedKey(rawHeaders: readonly string[]): string | undefined {
  const keys: string[] = [];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const name = rawHeaders[at]?.toLowerCase();
    const value = rawHeaders[at + 1] ?? '';
    if (name === 'x-api-key') keys.push(value.trim());
    if (name === 'authorization') keys.push(...bearerKey(value));
  }
  const [key] = keys;
  return keys.length === 1 && key !== undefined && isPlausible(key) ? key : undefined;
}

/** Another scheme is somebody else's business (a proxy's), and no key. */
function bearerKey(value: string): readonly string[] {
  if (!/^bearer\b/i.test(value.trim())) return [];
  return [BEARER.exec(value.trim())?.[1] ?? ''];
}

function isPlausible(key: string): boolean {
  return key.length > 0 && key.length <= LONGEST_KEY && !/[\s,]/.test(key);
}
