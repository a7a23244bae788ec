import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { searchAttempts } from './search-attempts';

const none = { implied: [], purpose: [], purposeBrands: [] };
const kids = { name: 'age group', values: ['kids'], exclude: false };
const pink = { name: 'colour', values: ['pink'], exclude: false };
const dress: SearchCriteria = { ...NO_CRITERIA, text: 'dress', requiredWords: ['dress'] };

describe('searchAttempts', () => {
  it('a plain wish is tried once', () => {
    expect(searchAttempts(dress, none)).toEqual([
      { criteria: dress, soft: [], mayMiss: 0, onlyAsKind: false },
    ]);
  });

  it('what is only guessed binds first, then only what has the attribute', () => {
    const attempts = searchAttempts(dress, { ...none, implied: [kids] });
    expect(attempts.map(({ criteria, soft }) => [criteria.attributes, soft])).toEqual([
      [[kids], []],
      [[], [kids]],
    ]);
  });

  it('what is said counts more than what is guessed', () => {
    const said = { ...dress, attributes: [{ ...kids, values: ['adults'] }] };
    expect(searchAttempts(said, { ...none, implied: [kids] })).toHaveLength(1);
  });

  it('a colour may stand in the title', () => {
    const attempts = searchAttempts({ ...dress, attributes: [pink] }, none);
    expect(attempts.at(-1)?.criteria).toMatchObject({
      text: 'pink dress',
      requiredWords: ['pink', 'dress'],
      attributes: [],
    });
  });

  it('a stated limit is in every attempt', () => {
    const limited = {
      ...dress,
      text: 'long red summer dress',
      maxPriceMinor: 100,
      brands: ['HP'],
      excludedWords: ['mini'],
    };
    for (const { criteria } of searchAttempts(limited, { ...none, implied: [kids] })) {
      expect(criteria).toMatchObject({ maxPriceMinor: 100, brands: ['HP'], excludedWords: ['mini'] });
    }
  });

  it('of three describing words one may be missing, of one none', () => {
    const most = (text: string) =>
      Math.max(...searchAttempts({ ...dress, text }, none).map(({ mayMiss }) => mayMiss));
    expect([most('long dress'), most('long red summer dress')]).toEqual([0, 1]);
  });

  it('what it is for may be left out, and its brand may be a word', () => {
    const criteria = { ...NO_CRITERIA, text: 'case phone', requiredWords: ['case'], brands: ['Samsung'] };
    const attempts = searchAttempts(criteria, {
      implied: [],
      purpose: ['phone'],
      purposeBrands: ['Samsung'],
    });
    expect(attempts.map((attempt) => [attempt.criteria.text, attempt.criteria.brands])).toEqual([
      ['case phone', ['Samsung']],
      ['case', ['Samsung']],
      ['case phone samsung', []],
      ['case samsung', []],
    ]);
  });

  it('a laptop may be called a notebook', () => {
    const texts = searchAttempts(
      { ...NO_CRITERIA, text: 'quiet laptop', requiredWords: ['laptop'] },
      none,
    ).map(({ criteria }) => criteria.text);
    expect(texts).toContain('quiet notebook');
  });
});
