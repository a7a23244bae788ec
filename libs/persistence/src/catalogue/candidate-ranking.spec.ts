import { NO_CRITERIA, type SearchCriteria } from '@app/domain';
import { rankCandidates } from './candidate-ranking';

const nouns = new Set(['machin']);
const order = (
  candidates: readonly (readonly [title: string, category: string | null, score: number])[],
  criteria: Partial<SearchCriteria>,
) =>
  rankCandidates(
    candidates.map(([title, category, score]) => ({ title, category, score })),
    { ...NO_CRITERIA, ...criteria },
    nouns,
  ).map(({ title }) => title);

describe('rankCandidates', () => {
  it('leaves out what is only named after the thing, and puts last what is in doubt', () => {
    const found = order(
      [
        ['Phone answer machine', null, 9],
        ['Phone case', null, 8],
        ['Phone', null, 1],
      ],
      { requiredWords: ['phones'] },
    );
    expect(found).toEqual(['Phone', 'Phone answer machine']);
  });

  it('believes the last level of the category before the title', () => {
    const found = order(
      [
        ['Big mouse', 'Computers > Mouse pads', 9],
        ['MX 500', 'Computers > Mice', 1],
        ['MX 900', 'Mice > Wireless', 1],
      ],
      { requiredWords: ['mouse'] },
    );
    expect(found).toEqual(['MX 500', 'MX 900']);
  });

  it('puts a title with all the words before a better score with one of them', () => {
    const candidates = [
      ['Mouse mouse', null, 1.2],
      ['Wireless mouse', null, 1],
    ] as const;
    expect(order(candidates, { text: 'wireless mouse' })).toEqual(['Wireless mouse', 'Mouse mouse']);
    expect(order(candidates, { text: 'mouse' })).toEqual(['Mouse mouse', 'Wireless mouse']);
  });

  it('keeps an order by price', () => {
    const candidates = [
      ['Mouse', null, 1],
      ['Wireless mouse', null, 9],
    ] as const;
    const criteria = { text: 'wireless mouse', sort: 'price-ascending' as const };
    expect(order(candidates, criteria)).toEqual(['Mouse', 'Wireless mouse']);
  });
});
