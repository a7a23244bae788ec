import { prefersAsync } from './preference';

describe('prefersAsync', () => {
  it.each([
    [undefined, false],
    ['', false],
    ['respond-async', true],
    ['Respond-Async', true],
    ['wait=10, respond-async', true],
    ['respond-async; foo=bar', true],
    [['wait=10', 'respond-async'], true],
    ['respond-asynchronously', false],
    ['return=minimal', false],
  ])('%j: %s', (header, expected) => expect(prefersAsync(header)).toBe(expected));
});
