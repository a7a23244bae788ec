import { fastest } from '@app/testing';
import fc from 'fast-check';
import { NO_DIRECTIVES, readDirectives, type Directives } from './directive-reader';

describe('readDirectives', () => {
  it.each<[string, Partial<Directives>]>([
    ['greeting: Happy birthday!', { greeting: 'Happy birthday!' }],
    ['- Ask: How old is the child?', { ask: 'How old is the child?' }],
    ['recommend: puzzle, plan-team and red shoes', { recommend: ['puzzle', 'plan-team', 'red shoes'] }],
    ['never mention: Notebooks', { never: ['notebooks'] }],
    ['language: es-MX', { language: 'es' }],
    ['next: closing when ordered', { next: 'closing when ordered' }],
    ['Please recommend the pink dress.', { recommend: ['pink dress'] }],
    ['Be kind. Do not mention competitors.', { never: ['competitors'] }],
    ["Don't recommend lamps.", { never: ['lamps'] }],
    ['Always answer in Spanish!', { language: 'es' }],
    ['greeting: a\ngreeting: b', { greeting: 'b' }],
    ['Help customers of the shop to find what they are looking for.', {}],
    ['Ask: ', {}],
  ])('%j', (text, directives) => {
    expect(readDirectives(text)).toEqual({ ...NO_DIRECTIVES, ...directives });
  });

  it('never throws, and is quick with whatever length', async () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(readDirectives(text)).toBeDefined();
      }),
    );
    for (const unit of ['recommend ', 'never mention ', 'a', '\n', 'x.', '- ']) {
      const text = unit.repeat(50_000);
      expect(await fastest(3, () => readDirectives(text))).toBeLessThan(200);
    }
  });
});
