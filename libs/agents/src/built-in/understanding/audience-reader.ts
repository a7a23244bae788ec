import type { AttributeLimit } from '@app/domain';
import type { Token } from './token';
import type { IndexedAttribute, VocabularyIndex } from './vocabulary-index';

interface Audience {
  readonly words: readonly string[];
  readonly genders: readonly string[];
  readonly ages: readonly string[];
}

const KIDS = ['kids', 'kid', 'children', 'child', 'youth', 'junior'];
const ADULTS = ['adult', 'adults'];
const AUDIENCES: readonly Audience[] = [
  {
    words: ['daughter', 'daughters', 'girl', 'girls', 'granddaughter', 'niece'],
    genders: ['girls', 'girl', 'female', 'unisex'],
    ages: KIDS,
  },
  {
    words: ['son', 'sons', 'boy', 'boys', 'grandson', 'nephew'],
    genders: ['boys', 'boy', 'male', 'unisex'],
    ages: KIDS,
  },
  { words: ['kid', 'kids', 'child', 'children'], genders: [], ages: KIDS },
  { words: ['baby', 'toddler'], genders: [], ages: ['baby', 'babies', 'infant', 'newborn', 'toddler'] },
  {
    words:
      `women woman ladies lady wife girlfriend mother mom mum mommy grandma grandmother aunt womens`.split(
        ' ',
      ),
    genders: ['women', 'woman', 'womens', "women's", 'female', 'ladies', 'unisex'],
    ages: ADULTS,
  },
  {
    words:
      `men man gentleman gentlemen husband boyfriend father dad daddy grandpa grandfather uncle mens`.split(
        ' ',
      ),
    genders: ['men', 'man', 'mens', "men's", 'male', 'unisex'],
    ages: ADULTS,
  },
];
const OLDEST_CHILD = 15;

/**
 * Who it is for, as limits on the shop's own gender and age group attributes; empty when the shop has none.
 * @param age in years, when the customer told it
 */
export function readAudience(
  tokens: readonly Token[],
  age: number | null,
  index: VocabularyIndex,
): readonly AttributeLimit[] {
  const said = AUDIENCES.filter(({ words }) => tokens.some(({ text }) => words.includes(text)));
  const ages = age === null ? said.flatMap((audience) => audience.ages) : age <= OLDEST_CHILD ? KIDS : ADULTS;
  return [
    ...limitTo(index.gender, said.length === 1 ? said.flatMap(({ genders }) => genders) : []),
    ...limitTo(index.ageGroup, said.length <= 1 || age !== null ? ages : []),
  ];
}

function limitTo(attribute: IndexedAttribute | null, wanted: readonly string[]): readonly AttributeLimit[] {
  if (attribute === null) return [];
  const values = attribute.values.filter((value) => wanted.includes(value));
  return values.length === 0 ? [] : [{ name: attribute.name, values, exclude: false }];
}
