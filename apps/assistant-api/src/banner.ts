import type { AddressInfo } from 'node:net';
import { INVOKE_EXAMPLES } from './invoke/invoke.examples';

/** What somebody who has just started the server wants to know: where it is, and one request to paste. */
export function banner(
  { address, port, family }: AddressInfo,
  shown: { demoShop: boolean; docs: boolean },
): string {
  const url = `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
  const lines = ['', `  Sales assistant listening on ${url}`];
  if (shown.docs) lines.push(`  API documentation           ${url}/docs`);
  if (shown.demoShop) lines.push('', '  Ask the demo shop something:', '', curl(url));
  return [...lines, '', ''].join('\n');
}

function curl(url: string): string {
  return [
    `curl -s ${url}/internal/v1/businesses/demo/ai/sales_assistant_v2/invoke/v1 \\`,
    `  -H 'x-api-key: demo-key' -H 'content-type: application/json' \\`,
    `  -d '${JSON.stringify(INVOKE_EXAMPLES.first.value)}'`,
  ].join('\n');
}
