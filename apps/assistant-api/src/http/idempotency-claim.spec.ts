import type { IncomingMessage } from 'node:http';
import { idempotencyClaim } from './idempotency-claim.decorator';

const claim = (headers: readonly string[], body: unknown = {}, params?: unknown) =>
  idempotencyClaim('invoke', {
    raw: { rawHeaders: [...headers] } as unknown as IncomingMessage,
    body,
    params,
  });

describe('an idempotency claim', () => {
  it('is none without the header', () => expect(claim(['x-other', 'idempotency-key'])).toBeNull());

  it('is the same for equal JSON, whatever the order of its keys', () => {
    expect(claim(['Idempotency-Key', 'k 1'], { a: 1, b: [1, 2] })).toEqual(
      claim(['idempotency-key', 'k 1'], { b: [1, 2], a: 1 }),
    );
  });

  it.each([
    [{ a: null }, {}],
    [{ a: [1, 2] }, { a: [2, 1] }],
    [{ a: '1' }, { a: 1 }],
  ])('tells %j from %j', (left, right) => {
    expect(claim(['idempotency-key', 'k'], left)?.fingerprint).not.toBe(
      claim(['idempotency-key', 'k'], right)?.fingerprint,
    );
  });

  it('is another for another path, of whose business the claim itself knows', () => {
    const of = (params: object) => claim(['idempotency-key', 'k'], {}, params)?.fingerprint;
    expect(of({ conversationId: 'a' })).not.toBe(of({ conversationId: 'b' }));
    expect(of({ business_id: 'a' })).toBe(of({}));
  });

  it.each([[''], ['k'.repeat(256)], ['a\tb'], ['schlüssel']])('refuses the key %j', (key) => {
    expect(() => claim(['idempotency-key', key])).toThrow(/1 to 255 printable/);
  });

  it('takes 255 characters, and no second header', () => {
    expect(claim(['idempotency-key', 'k'.repeat(255)])?.key).toHaveLength(255);
    expect(() => claim(['idempotency-key', 'a', 'idempotency-key', 'a'])).toThrow();
  });
});
