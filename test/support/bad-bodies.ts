import { gzipSync } from 'node:zlib';
import { userSays, widgetSays } from './shop.client';

export interface BadBody {
  /** The row of the case table. */
  readonly row: number;
  readonly name: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
  readonly pointer?: string;
  readonly message?: string;
}

const AGENT = { agentDescriptorId: 'example-agent' };
const nested = (depth: number): string => `{"inputEvents":${'['.repeat(depth)}${']'.repeat(depth)}}`;
const withEvents = (inputEvents: unknown): string => JSON.stringify({ context: AGENT, inputEvents });
const withRole = (role: unknown): string =>
  withEvents([{ messageEvent: { role, content: { textContent: 'hi' } } }]);

const invalid = { status: 400, code: 'INVALID_ARGUMENT' } as const;
const malformed = { status: 400, code: 'MALFORMED_JSON' } as const;
const wrongType = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' } as const;
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' } as const;
const good = withEvents([userSays('hi')]);

/** Bodies that invoke refuses, with what it answers. */
export const BAD_BODIES: readonly BadBody[] = [
  ...['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=a', 'text/json'].map(
    (type) => ({ row: 8, name: type, body: good, headers: { 'content-type': type }, ...wrongType }),
  ),
  {
    row: 9,
    name: 'latin1',
    body: good,
    headers: { 'content-type': 'application/json; charset=latin1' },
    ...wrongType,
  },
  { row: 9, name: 'brotli', body: good, headers: { 'content-encoding': 'br' }, ...wrongType },
  ...['', 'null', '7', '"hi"', '[]', 'true'].map((body) => ({
    row: 10,
    name: `body ${body}`,
    body,
    ...invalid,
  })),
  ...['{"context":', '{"a":1,}', '{"a":1} // b', '{"a":1}}', "{'a':1}", '\u0000'].map((body) => ({
    row: 11,
    name: `body ${JSON.stringify(body)}`,
    body,
    ...malformed,
  })),
  {
    row: 12,
    name: 'invalid UTF-8',
    body: Buffer.from([...Buffer.from('{"a":"'), 0xc3, 0x28, 0x22, 0x7d]),
    ...malformed,
  },
  { row: 13, name: 'a body above the limit', body: withEvents([userSays('x'.repeat(300_000))]), ...tooLarge },
  {
    row: 14,
    name: 'a gzip bomb',
    body: gzipSync(Buffer.alloc(20_000_000, 0x20)),
    headers: { 'content-encoding': 'gzip' },
    ...tooLarge,
  },
  {
    row: 14,
    name: 'broken gzip',
    body: gzipSync(good).subarray(0, 20),
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  ...[33, 1_500, 20_000, 50_000].map((depth) => ({
    row: 15,
    name: `${depth} levels`,
    body: nested(depth),
    ...invalid,
  })),
  { row: 16, name: '19,000 nulls', body: withEvents(Array.from({ length: 19_000 }, () => null)), ...invalid },
  {
    row: 16,
    name: '10,000 keys',
    body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, 0]))),
    ...invalid,
  },
  { row: 18, name: '__proto__', body: '{"context":{"__proto__":{"polluted":1}}}', ...invalid },
  { row: 18, name: 'constructor', body: '{"constructor":{"prototype":{"polluted":1}}}', ...invalid },
  {
    row: 20,
    name: '8,001 characters',
    body: withEvents([userSays('x'.repeat(8_001))]),
    ...invalid,
    pointer: '#/inputEvents/0/messageEvent/content/textContent',
  },
  {
    row: 20,
    name: '51 events',
    body: withEvents(Array.from({ length: 51 }, () => userSays('hi'))),
    ...invalid,
    pointer: '#/inputEvents',
  },
  ...['hi', 7, {}].map((inputEvents) => ({
    row: 23,
    name: `inputEvents ${JSON.stringify(inputEvents)}`,
    body: withEvents(inputEvents),
    ...invalid,
    pointer: '#/inputEvents',
    message: 'must be a list',
  })),
  ...['', '  \n'].map((text) => ({
    row: 20,
    name: `text ${JSON.stringify(text)}`,
    body: withEvents([userSays('hi'), userSays(text)]),
    ...invalid,
    pointer: '#/inputEvents/1/messageEvent/content/textContent',
  })),
  ...['SYSTEM', 'TOOL', 'user', 'assistant', 7].map((role) => ({
    row: 21,
    name: `role ${role}`,
    body: withRole(role),
    ...invalid,
    pointer: '#/inputEvents/0/messageEvent/role',
  })),
  ...[undefined, null, {}].map((context) => ({
    row: 22,
    name: `context ${JSON.stringify(context)}`,
    body: JSON.stringify({ context, inputEvents: [userSays('hi')] }),
    ...invalid,
    pointer: '#/context',
  })),
  ...['x', [], 7].map((context) => ({
    row: 22,
    name: `context ${JSON.stringify(context)}`,
    body: JSON.stringify({ context, inputEvents: [userSays('hi')] }),
    ...invalid,
    pointer: '#/context',
  })),
  ...[{}, [], null, 'hi', { unknownEvent: {} }, { ...userSays('a'), storeEvent: { storeId: 's' } }].map(
    (event) => ({
      row: 23,
      name: `event ${JSON.stringify(event)}`,
      body: withEvents([widgetSays('hi'), event]),
      ...invalid,
      pointer: '#/inputEvents/1',
    }),
  ),
  {
    row: 23,
    name: 'messageEvent []',
    body: withEvents([{ messageEvent: [] }]),
    ...invalid,
    pointer: '#/inputEvents/0/messageEvent',
  },
  {
    row: 23,
    name: 'no content',
    body: withEvents([{ messageEvent: { role: 'USER' } }]),
    ...invalid,
    pointer: '#/inputEvents/0/messageEvent/content',
  },
  {
    row: 26,
    name: 'both spellings',
    body: JSON.stringify({ context: AGENT, inputEvents: [], input_events: [] }),
    status: 400,
    code: 'DUPLICATE_FIELD',
  },
  {
    row: 27,
    name: 'a key twice',
    body: '{"context":{"agentDescriptorId":"a","agentDescriptorId":"b"}}',
    status: 400,
    code: 'DUPLICATE_FIELD',
  },
  {
    row: 28,
    name: 'textContent 7',
    body: withEvents([userSays(7)]),
    ...invalid,
    pointer: '#/inputEvents/0/messageEvent/content/textContent',
  },
  ...['"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"'].map((text) => ({
    row: 29,
    name: `text ${text}`,
    body: withEvents([userSays('@')]).replace('"@"', text),
    ...invalid,
  })),
  { row: 29, name: 'a key with U+0000', body: '{"a\\u0000":1}', ...invalid },
  ...['x'.repeat(129), 'a\u0007', 'a\u0085b'].map((stateId) => ({
    row: 31,
    name: `stateId ${JSON.stringify(stateId).slice(0, 12)}`,
    body: JSON.stringify({ context: { stateId }, inputEvents: [userSays('hi')] }),
    ...invalid,
    pointer: '#/context/stateId',
  })),
  ...['x', "' OR 1=1 --", '018e7d88-792a-a9c3-b24b-b6e3055923fb', '../../etc', '%00'].map((stateId) => ({
    row: 31,
    name: `stateId ${stateId}`,
    body: JSON.stringify({ context: { stateId }, inputEvents: [userSays('hi')] }),
    status: 404,
    code: 'STATE_NOT_FOUND',
  })),
  {
    row: 32,
    name: 'an unknown agent',
    body: JSON.stringify({ context: { agentDescriptorId: 'nobody' }, inputEvents: [userSays('hi')] }),
    status: 404,
    code: 'AGENT_DESCRIPTOR_NOT_FOUND',
  },
  { row: 37, name: 'an empty key', body: good, headers: { 'idempotency-key': '' }, ...invalid },
  { row: 37, name: 'a key of 256', body: good, headers: { 'idempotency-key': 'k'.repeat(256) }, ...invalid },
  { row: 37, name: 'a key with a tab', body: good, headers: { 'idempotency-key': 'a\tb' }, ...invalid },
];
