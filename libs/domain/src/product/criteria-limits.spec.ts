import { boundCriteria, CRITERIA_LIMITS } from './criteria-limits';
import { NO_CRITERIA, type SearchCriteria } from './search-criteria';

const many = (count: number, prefix: string): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('boundCriteria', () => {
  it('leaves what is within the limits as it is', () => {
    const criteria: SearchCriteria = {
      ...NO_CRITERIA,
      text: 'pink dress',
      requiredWords: ['dress'],
      attributes: [{ name: 'size', values: ['10'], exclude: false }],
      maxPriceMinor: 5_000,
    };
    expect(boundCriteria(criteria)).toEqual(criteria);
  });

  it('keeps the words that were named last', () => {
    const { text } = boundCriteria({ ...NO_CRITERIA, text: many(900, 'w').join(' ') });
    expect(text.split(' ')).toHaveLength(CRITERIA_LIMITS.words);
    expect(text.endsWith('w899')).toBe(true);
  });

  it('bounds every list, and every item of it', () => {
    const endless = many(500, 'x').map((item) => item.repeat(300));
    const bounded = boundCriteria({
      ...NO_CRITERIA,
      text: endless.join(' '),
      requiredWords: endless,
      excludedWords: endless,
      brands: endless,
      excludedBrands: endless,
      attributes: endless.map((name) => ({ name, values: endless, exclude: true })),
    });
    expect(JSON.stringify(bounded).length).toBeLessThan(60_000);
  });

  it('never cuts a character in two', () => {
    const { brands } = boundCriteria({ ...NO_CRITERIA, brands: [`a${'😀'.repeat(100)}`] });
    expect(brands[0]?.isWellFormed()).toBe(true);
  });
});
