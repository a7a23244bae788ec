import { requestIdOf } from './request-id';

const idOf = (id?: string): string =>
  requestIdOf({ headers: id === undefined ? {} : { 'x-request-id': id } });

describe('a request id', () => {
  it.each(['a', 'abc-123_X', 'x'.repeat(64)])('is the caller’s %s', (id) => expect(idOf(id)).toBe(id));

  it.each([undefined, '', 'a b', 'a\r\nset-cookie: x', '{"a":1}', 'x'.repeat(65), 'ä'])(
    'is a new one for %j',
    (id) => {
      expect(idOf(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7/);
      expect(idOf(id)).not.toBe(idOf(id));
    },
  );
});
