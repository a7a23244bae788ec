import { fastest } from '@app/testing';
import fc from 'fast-check';
import { sentencesOf } from './sentences';

describe('sentencesOf', () => {
  it.each<[string, string[]]>([
    ['One. Two! Three?', ['One. ', 'Two! ', 'Three?']],
    ['It costs $79.90. Nice?', ['It costs $79.90. ', 'Nice?']],
    ['See example.com/a.b for more.', ['See example.com/a.b for more.']],
    ['Many colours, e.g. pink. Want one?', ['Many colours, e.g. pink. ', 'Want one?']],
    ['Colores, p. ej. rosa.', ['Colores, p. ej. rosa.']],
    ['Mr. Smith, no. 5 vs. no. 6', ['Mr. Smith, no. 5 vs. no. 6']],
    ['1. Pink dress\n2. Blue dress', ['1. Pink dress\n', '2. Blue dress']],
    ['He said "Hi." Then left.', ['He said "Hi." ', 'Then left.']],
    ['¿Qué talla? ¡La ocho!', ['¿Qué talla? ', '¡La ocho!']],
    ['Wait... what', ['Wait... ', 'what']],
    ['一。二！', ['一。', '二！']],
    ['a\n\nb', ['a\n\n', 'b']],
    ['', []],
    ['  ', ['  ']],
  ])('%j is %j', (text, expected) => {
    expect(sentencesOf(text)).toEqual(expected);
  });

  it('loses nothing of any text', () => {
    const chatText = fc.array(
      fc.oneof(
        fc.string({ unit: 'binary', maxLength: 5 }),
        fc.constantFrom('.', '!', '? ', '\n', ' ', '$79.90', 'e.g. ', '…'),
      ),
    );
    fc.assert(
      fc.property(chatText, (pieces) => {
        const text = pieces.join('');
        expect(sentencesOf(text).join('')).toBe(text);
        expect(sentencesOf(text)).not.toContain('');
      }),
      { numRuns: 2_000 },
    );
  });

  it.each(['.', ' ', '"', '\n ', '. '])('reads 8,000 characters of %j at once', async (piece) => {
    const text = piece.repeat(8_000 / piece.length);
    expect(await fastest(3, () => sentencesOf(text))).toBeLessThan(200);
  });
});
