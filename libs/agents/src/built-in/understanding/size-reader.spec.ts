import { readSizes, sizeValues } from './size-reader';
import { tokenise } from './token';

const read = (text: string) => readSizes(tokenise(text)).map(({ value }) => [value.size, value.age]);

describe('readSizes', () => {
  it.each<[string, string, number | null]>([
    ['size 10', '10', null],
    ['in size 10.5', '10.5', null],
    ['size: XL', 'xl', null],
    ['size extra large', 'extra large', null],
    ['shoes size 42', '42', null],
    ['my size is 8', '8', null],
    ['an XL shirt', 'xl', null],
    ['a shirt in L', 'l', null],
    ['in large', 'large', null],
    ['in a medium', 'medium', null],
    ['large size', 'large', null],
    ['xxl', 'xxl', null],
    ['small', 'small', null],
    ['for my daughters 10th birthday', '10', 10],
    ["my son's 1st birthday", '1', 1],
    ['for a 10 year old', '10', 10],
    ['for a 10-year-old', '10', 10],
    ['a ten year old girl', '10', 10],
    ['10 years old', '10', 10],
    ['10yo', '10', 10],
    ['10 yo', '10', 10],
    ['size 10yrs', '10', 10],
    ['size 10 years', '10', 10],
    ['aged 7', '7', 7],
    ['she turns 10', '10', 10],
    ['she is turning ten', '10', 10],
    ['my daughter is 10', '10', 10],
  ])('%j is size %s, age %p', (text, size, age) => {
    expect(read(text)).toEqual([[size, age]]);
  });

  it.each([
    'a large screen',
    'a small gift',
    'the 10th floor',
    'a 10 inch tablet',
    'I need 10 pens',
    'size',
    'the first one',
    'within 2 years',
  ])('%j names no size', (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe('sizeValues', () => {
  const attribute = { name: 'size', values: ['8', '10', '9-10 years', 'l', 'm'] };

  it.each<[string, number | null, string[]]>([
    ['10', null, ['10']],
    ['10', 10, ['10', '9-10 years']],
    ['large', null, ['l']],
    ['46', null, ['46']],
    ['xl', null, ['xl', 'extra large']],
  ])('size %s (age %p) is %j in the shop', (size, age, values) => {
    expect(sizeValues({ size, age }, attribute)).toEqual(values);
  });
});
