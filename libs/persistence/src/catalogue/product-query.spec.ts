import { NO_CRITERIA } from '@app/domain';
import {
  facetExpression as postgresFacets,
  productExpression as postgres,
} from './postgres/text-search-query';
import { neededQuery, productQuery } from './product-query';
import { facetExpression as sqliteFacets, productExpression as sqlite } from './sqlite/fts5-expression';
import { TenantTerms } from './tenant-terms';

const query = productQuery(
  {
    ...NO_CRITERIA,
    text: 'Wireless mice "mice"',
    requiredWords: ['mouse'],
    excludedWords: ['pad'],
    attributes: [
      { name: 'colour', values: ['dark blue', 'black'], exclude: false },
      { name: 'size', values: ['L'], exclude: true },
      { name: 'empty', values: ['?'], exclude: false },
    ],
  },
  new TenantTerms(7),
);

describe('productQuery', () => {
  it('has each term once, under the number of the catalogue', () => {
    expect(query).toEqual({
      words: ['7zwireless', '7zmous'],
      allWords: false,
      required: ['7zmous'],
      excluded: ['7zpad'],
      facets: [[['7zcolourqdark', '7zcolourqblu'], ['7zcolourqblack']]],
    });
  });

  it('is said in the words of FTS5', () => {
    expect(sqlite(query)).toBe('({title category} : "7zmous") AND ("7zwireless" OR "7zmous")');
    expect(sqlite({ ...query, allWords: true })).toContain('("7zwireless" AND "7zmous")');
    expect(sqliteFacets(query.facets)).toBe('(("7zcolourqdark" AND "7zcolourqblu") OR ("7zcolourqblack"))');
  });

  it('is said in the words of PostgreSQL', () => {
    expect(postgres(query)).toBe("'7zmous':AB & ('7zwireless' | '7zmous')");
    expect(postgres({ ...query, allWords: true })).toContain("('7zwireless' & '7zmous')");
    expect(postgresFacets(query.facets)).toBe("(('7zcolourqdark' & '7zcolourqblu') | ('7zcolourqblack'))");
  });

  it('of nothing has no words in either', () => {
    const nothing = productQuery(NO_CRITERIA, new TenantTerms(1));
    expect(sqlite(nothing)).toBeNull();
    expect(postgres(nothing)).toBeNull();
  });

  it('asks for needed words whole, of those that the index must have', () => {
    const needed = (words: readonly string[]) =>
      neededQuery(query, words, new Set(['weight']), new TenantTerms(7));
    expect(needed(['Brass', 'weights', 'mp3', 'brass'])).toEqual({
      words: ['7zbrass'],
      allWords: true,
      required: ['7zmous'],
      excluded: [],
      facets: [],
    });
    expect(needed(['weight', '10'])).toBeUndefined();
  });

  it('keeps catalogues apart whose numbers begin alike', () => {
    expect(new TenantTerms(1).of('1z')).not.toEqual(new TenantTerms(11).of('z'));
    expect(new TenantTerms(1).of('zz')).not.toEqual(new TenantTerms(1).of('z'));
  });
});
