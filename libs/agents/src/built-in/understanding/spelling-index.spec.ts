import { SpellingIndex } from './spelling-index';

const words = new SpellingIndex(['watch', 'mouse', 'leather', 'keyboard', 'printer']);

describe('SpellingIndex', () => {
  it.each([
    ['watxh', 'watch'],
    ['wach', undefined],
    ['mosue', 'mouse'],
    ['leathr', 'leather'],
    ['printter', 'printer'],
    ['jeyboard', 'keyboard'],
    ['eyboard', 'keyboard'],
  ])('%j is meant as %j', (typed, meant) => {
    expect(words.getMeant(typed)).toBe(meant);
  });

  it.each(['match', 'house', 'feather', 'sprinter', 'watch'])('%j is a word of its own', (typed) => {
    expect(words.getMeant(typed)).toBeUndefined();
  });
});
