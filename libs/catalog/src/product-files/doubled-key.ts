const KEY_OR_BRACE = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|[{}]/g;

/** The first key that stands twice in one object. `json` has been parsed: only a key has a colon after its quote. */
export function doubledKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  for (const [token, text = '', colon] of json.matchAll(KEY_OR_BRACE)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key = text.includes('\\') ? (JSON.parse(`"${text}"`) as string) : text;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return undefined;
}
