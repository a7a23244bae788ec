import { isIPv4, isIPv6 } from 'node:net';
import { IPv4, IPv6 } from 'ipaddr.js';

/**
 * RFC 6761, 6762, 7686, 8375 and 9476, and what ICANN keeps out of the root because networks use it within. `example`,
 * which documentation is written with, is let through.
 */
const PRIVATE_NAME =
  /(?:^|\.)(?:alt|corp|home|internal|intranet|invalid|lan|local|localdomain|localhost|onion|private|test|home\.arpa|in-addr\.arpa|ip6\.arpa)$/;
/** What is handed out to the public; what lies outside it (`::127.0.0.1`) has no host of a shop. */
const PUBLIC_IPV6 = IPv6.parseCIDR('2000::/3');

/** Whether a host of a parsed URL is meant for everybody, by its name alone; nothing is looked up. */
export function isPublicHost(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIPv4(host)) return IPv4.parse(host).range() === 'unicast';
  if (isIPv6(host)) {
    const address = IPv6.parse(host);
    return address.match(PUBLIC_IPV6) && address.range() === 'unicast';
  }
  const name = host.replace(/\.$/, '');
  const labels = name.split('.');
  return labels.length > 1 && !labels.includes('') && !PRIVATE_NAME.test(name);
}
