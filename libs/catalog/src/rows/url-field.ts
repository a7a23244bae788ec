import { isPublicHost } from './public-host';

const MAX_URL_LENGTH = 2048;

/**
 * The address when a customer's browser may be sent there, else null, and `onLeftOut` is told why: a widget must never be
 * handed `javascript:`, what a page over https does not load, a password, or an address in the customer's own network.
 */
export function urlField(value: unknown, field: string, onLeftOut: (why: string) => void): string | null {
  if (value === undefined || value === null || value === '') return null;
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol !== 'https:' || url.href.length > MAX_URL_LENGTH) {
    onLeftOut(`${field} is not an https address of at most ${MAX_URL_LENGTH} characters: left out`);
    return null;
  }
  if (url.username !== '' || url.password !== '') {
    onLeftOut(`${field} has a user name or a password in it: left out`);
    return null;
  }
  if (isPublicHost(url.hostname)) return url.href;
  onLeftOut(`${field} is an address in a private or reserved network: left out`);
  return null;
}
