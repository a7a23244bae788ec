const MAX_URL_LENGTH = 2048;

/** The address when it is http or https, else null: a widget must never be handed `javascript:`. */
export function urlField(value: unknown): string | null {
  if (typeof value !== 'string' || value.length > MAX_URL_LENGTH || !URL.canParse(value)) return null;
  const url = new URL(value);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}
