import fc from 'fast-check';
import { doubledKey } from './doubled-key';

describe('doubledKey', () => {
  it.each([
    ['{"a":1,"a":1}', 'a'],
    ['{"a":{"b":1},"c":[{"d":1,"d":2}]}', 'd'],
    [String.raw`{"a":1,"\u0061" :2}`, 'a'],
    [String.raw`{"x\"":"}","x\"":"{"}`, 'x"'],
    ['{"":1,"":2}', ''],
  ])('finds it in %s', (json, key) => {
    expect(doubledKey(json)).toBe(key);
  });

  it.each(['{"a":{"a":1},"b":{"a":1}}', '[{"a":1},{"a":1}]', '{"a":"a","b":"\\"a\\":"}', '"a"', '{}'])(
    'finds none in %s',
    (json) => {
      expect(doubledKey(json)).toBeUndefined();
    },
  );

  it('finds none in what was written from a value', () => {
    fc.assert(fc.property(fc.json(), (json) => expect(doubledKey(json)).toBeUndefined()));
  });
});
