import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { presentationIn } from './presentation';
import { phrasebookFor } from './phrasebooks';

const english = presentationIn(phrasebookFor('en-GB'), 'en', 'USD');
const spanish = presentationIn(phrasebookFor('es'), 'es', 'EUR');
const limit = (name: string, values: string[], exclude = false) => ({ name, values, exclude });
const mouse: Partial<SearchCriteria> = { text: 'wireless mouse' };

describe('criteria in words', () => {
  it.each<[Partial<SearchCriteria>, string]>([
    [{}, 'products'],
    [{ ...mouse, maxPriceMinor: 2_000 }, 'wireless mouse up to $20.00'],
    [{ ...mouse, minPriceMinor: 2_000 }, 'wireless mouse from $20.00'],
    [{ ...mouse, minPriceMinor: 1_000, maxPriceMinor: 2_000 }, 'wireless mouse between $10.00 and $20.00'],
    [{ ...mouse, brands: ['HP', 'DELL'] }, 'wireless mouse from HP or DELL'],
    [{ ...mouse, excludedBrands: ['HP'] }, 'wireless mouse not from HP'],
    [{ ...mouse, excludedWords: ['gaming'] }, 'wireless mouse without gaming'],
    [
      { text: 'dress', attributes: [limit('colour', ['pink']), limit('size', ['10', '10 years'])] },
      'pink dress in size 10',
    ],
    [
      { text: 'dress', attributes: [limit('gender', ['unisex', 'girls']), limit('age group', ['kids'])] },
      'dress for girls',
    ],
    [{ text: 'case', attributes: [limit('colour', ['grey', 'gray'])] }, 'grey case'],
    [{ text: 'case', attributes: [limit('colour', ['pink'], true)] }, 'case without pink'],
    [{ text: 'case', attributes: [limit('material', ['silk'])] }, 'case with material silk'],
  ])('%j', (criteria, text) => {
    expect(english.criteria({ ...NO_CRITERIA, ...criteria })).toBe(text);
  });

  it('in another language and currency', () => {
    const text = spanish.criteria({
      ...NO_CRITERIA,
      text: 'vestido',
      attributes: [limit('colour', ['rosa'])],
      maxPriceMinor: 5_000,
    });
    expect(text.replace(/\s/g, ' ')).toBe('vestido en rosa hasta 50,00 €');
  });

  it('lists', () => {
    expect([english.list(['a']), english.list(['a', 'b']), english.either(['a', 'b', 'c'])]).toEqual([
      'a',
      'a and b',
      'a, b or c',
    ]);
  });

  it('speaks English for a language it has no phrasebook for', () => {
    expect(phrasebookFor('tlh').language).toBe('en');
  });
});
