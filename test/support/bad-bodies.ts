import { gzipSync } from 'node:zlib';

export interface BadBody {
  /** The row of the case table. */
  readonly row: number;
  readonly name: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent there instead of where turns are asked for. */
  readonly path?: string;
  readonly status: number;
  readonly code: string;
  readonly pointer?: string;
}

export const INVALID = { status: 400, code: 'INVALID_ARGUMENT' } as const;
const malformed = { status: 400, code: 'MALFORMED_JSON' } as const;
const wrongType = { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' } as const;
const tooLarge = { status: 413, code: 'PAYLOAD_TOO_LARGE' } as const;

const nested = (depth: number): string => `{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`;

/**
 * Bodies that are refused before anybody asks what they mean, whoever they are sent to.
 * @param says a good body in which the customer says that
 */
export function unreadableBodies(says: (text: string) => object): readonly BadBody[] {
  const good = JSON.stringify(says('hi'));
  return [
    ...[
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=a',
      'text/json',
    ].map((type) => ({ row: 8, name: type, body: good, headers: { 'content-type': type }, ...wrongType })),
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
      ...INVALID,
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
    { row: 13, name: 'a body above the limit', body: JSON.stringify(says('x'.repeat(300_000))), ...tooLarge },
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
      ...INVALID,
    })),
    {
      row: 16,
      name: '10,000 keys',
      body: JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, 0]))),
      ...INVALID,
    },
    { row: 18, name: '__proto__', body: '{"context":{"__proto__":{"polluted":1}}}', ...INVALID },
    { row: 18, name: 'constructor', body: '{"constructor":{"prototype":{"polluted":1}}}', ...INVALID },
    { row: 27, name: 'a key twice', body: '{"a":{"b":"c","b":"d"}}', status: 400, code: 'DUPLICATE_FIELD' },
    ...['"a\\u0000b"', '"\\ud800"', '"\\udc00\\ud800"'].map((text) => ({
      row: 29,
      name: `text ${text}`,
      body: JSON.stringify(says('@')).replace('"@"', text),
      ...INVALID,
    })),
    { row: 29, name: 'a key with U+0000', body: '{"a\\u0000":1}', ...INVALID },
    { row: 37, name: 'an empty key', body: good, headers: { 'idempotency-key': '' }, ...INVALID },
    {
      row: 37,
      name: 'a key of 256',
      body: good,
      headers: { 'idempotency-key': 'k'.repeat(256) },
      ...INVALID,
    },
    { row: 37, name: 'a key with a tab', body: good, headers: { 'idempotency-key': 'a\tb' }, ...INVALID },
  ];
}
