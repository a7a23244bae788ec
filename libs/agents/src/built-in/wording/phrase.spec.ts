import fc from 'fast-check';
import { choose, fill, unfill } from './phrase';

describe('phrases', () => {
  it('fills places once: a value is never read as a phrase', () => {
    expect(fill('{a} and {b}', { a: '{b}', b: '$&' })).toBe('{b} and $&');
    expect(fill('{missing}!', {})).toBe('!');
  });

  it('takes turns', () => {
    expect([0, 1, 2].map((turn) => choose(['a', 'b'], turn))).toEqual(['a', 'b', 'a']);
  });

  it('reads back what it filled in', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((text) => !/[\n\r\u2028\u2029]/.test(text)),
        (value) => {
          expect(
            unfill('Shall I look for {colour}?', fill('Shall I look for {colour}?', { colour: value })),
          ).toEqual({ colour: value });
        },
      ),
    );
  });
});
