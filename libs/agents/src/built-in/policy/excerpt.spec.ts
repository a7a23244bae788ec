import { excerpt } from './excerpt';

describe('excerpt', () => {
  const text = 'We are a family shop. Delivery takes 3 days. Express takes one. Returns are free!';

  it.each<[string[], string]>([
    [['delivery'], 'Delivery takes 3 days. Express takes one. Returns are free!'],
    [['shipping'], 'Delivery takes 3 days. Express takes one. Returns are free!'],
    [['refund'], 'Returns are free!'],
    [['unicorn'], text],
  ])('for %j begins where it is spoken of', (words, expected) => {
    expect(excerpt(text, words)).toBe(expected);
  });

  it('is short, whole and unchanged', () => {
    const long = Array.from({ length: 100 }, (_item, at) => `Sentence number ${at} is here.`).join(' ');
    const taken = excerpt(long, ['number']);
    expect(taken.length).toBeLessThanOrEqual(320);
    expect(long.startsWith(taken)).toBe(true);
    expect(taken).toMatch(/here\.$/);
  });

  it('cuts a single long sentence at a word', () => {
    expect(excerpt('word '.repeat(200), [])).toMatch(/word…$/);
  });
});
