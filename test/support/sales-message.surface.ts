import { INVALID, type BadBody } from './bad-bodies';
import type { HttpAnswer } from './shop.client';
import type { Surface } from './surface';

export const SALES_MESSAGE_PATH = '/api/agents/sales/message';

/** What the published list of codes calls each refusal. */
const WIRE_CODES: Readonly<Record<string, string>> = {
  UNAUTHENTICATED: 'UNAUTHORIZED',
  PERMISSION_DENIED: 'FORBIDDEN',
  ROUTE_NOT_FOUND: 'NOT_FOUND',
  AGENT_DESCRIPTOR_NOT_FOUND: 'AGENT_NOT_FOUND',
  SITE_NOT_FOUND: 'AGENT_NOT_FOUND',
  CONVERSATION_NOT_FOUND: 'CONVERSATION_NOT_FOUND',
  IDEMPOTENCY_KEY_REUSED: 'IDEMPOTENCY_KEY_REUSED',
};
const wireCode = (code: string): string => WIRE_CODES[code] ?? 'INVALID_REQUEST';

/** What every refusal of the surface has in common, whatever it refuses. */
export function expectEnvelope(answer: HttpAnswer, status: number, code: string): void {
  expect([answer.status, answer.json]).toEqual([
    status,
    { success: false, error: { code, message: expect.stringMatching(/\S/) as string } },
  ]);
  expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(answer.headers.get('x-request-id')).toMatch(/\S/);
  expect(answer.text).not.toMatch(/node_modules|\.ts:|SELECT |at Object|SqliteError|QueryFailed/);
}

const says = (message: unknown): object => ({ visitor_id: 'visitor_1', message, site_id: 'site_456' });
const bad = (
  row: number,
  name: string,
  body: object,
  refusal: Pick<BadBody, 'status' | 'code'> = INVALID,
) => ({
  row,
  name,
  body: JSON.stringify(body),
  ...refusal,
});
const notFound = (thing: string) => ({ status: 404, code: `${thing}_NOT_FOUND` });

const IDS = ['visitor_id', 'lead_id', 'userId', 'conversationId', 'agentId', 'site_id'];
const BAD_BODIES: readonly BadBody[] = [
  bad(16, '19,000 nulls', { ...says('hi'), message: Array.from({ length: 19_000 }, () => null) }),
  bad(20, '8,001 characters', says('x'.repeat(8_001))),
  ...[undefined, null, '', '  \n', '\u200b'].map((text) =>
    bad(20, `message ${JSON.stringify(text)}`, says(text)),
  ),
  ...[7, true, {}, ['hi']].map((text) => bad(28, `message ${JSON.stringify(text)}`, says(text))),
  ...IDS.flatMap((id) =>
    ['', 'x'.repeat(129), 'a\u0007', 'a\u0085b', 7, {}].map((value) =>
      bad(31, `${id} ${JSON.stringify(value).slice(0, 12)}`, { ...says('hi'), [id]: value }),
    ),
  ),
  ...['x', "' OR 1=1 --", '018e7d88-792a-a9c3-b24b-b6e3055923fb', '../../etc', '%00'].flatMap((id) => [
    bad(31, `conversationId ${id}`, { ...says('hi'), conversationId: id }, notFound('CONVERSATION')),
    bad(32, `agentId ${id}`, { ...says('hi'), agentId: id }, notFound('AGENT_DESCRIPTOR')),
    bad(32, `site_id ${id}`, { ...says('hi'), site_id: id }, notFound('SITE')),
  ]),
  bad(44, 'nobody', { message: 'hi', site_id: 'site_456' }),
  bad(44, 'nobody but nulls', { message: 'hi', visitor_id: null, lead_id: null, userId: null }),
  bad(25, 'another spelling', { message: 'hi', visitorId: 'v', leadId: 'l', user_id: 'u' }),
];

export const SALES_MESSAGE: Surface = {
  name: 'sales message',
  scope: 'sales:messages:write',
  open: () => Promise.resolve(SALES_MESSAGE_PATH),
  allow: 'POST',
  says,
  successStatus: 200,
  expectRefusal: (answer, status, code) => expectEnvelope(answer, status, wireCode(code)),
  badBodies: BAD_BODIES,
  keyReused: [422, 'IDEMPOTENCY_KEY_REUSED'],
  wireCode,
};
