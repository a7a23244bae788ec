import { VocabularyBuilder, type VocabularyRow } from './vocabulary-builder';

const row = (change: Partial<VocabularyRow>): VocabularyRow => ({
  title: '',
  category: null,
  brand: null,
  currency: 'USD',
  attributes: {},
  ...change,
});

function build(rows: readonly Partial<VocabularyRow>[]) {
  const builder = new VocabularyBuilder();
  for (const change of rows) builder.add(row(change));
  return builder.build();
}

describe('VocabularyBuilder', () => {
  it('learns nouns from plurals and from the ends of categories', () => {
    const { nouns } = build([
      { title: 'Washing machine' },
      { title: 'Two machines, wireless' },
      { title: 'Battery' },
      { title: 'Batteries', category: 'Home > Garden tools' },
    ]);
    expect([...nouns].sort()).toEqual(['battery', 'machin', 'tool']);
  });

  it('keeps to its bounds and to the commonest', () => {
    const { vocabulary } = build([
      ...Array.from({ length: 5_100 }, (_, index) => ({
        title: `word${index} common`,
        brand: `brand${index}`,
        attributes: { [`name${index % 400}`]: `value${index}`, colour: `c${index}` },
      })),
      { brand: 'brand5099', currency: 'EUR', attributes: { colour: 'x'.repeat(61) } },
    ]);
    expect(vocabulary.words).toHaveLength(5_000);
    expect(vocabulary.words?.[0]).toBe('common');
    expect(vocabulary.brands).toHaveLength(2_000);
    expect(vocabulary.brands[0]).toBe('brand5099');
    expect(vocabulary.attributes.size).toBe(300);
    expect(vocabulary.attributes.get('colour')).toHaveLength(200);
    expect(vocabulary).toMatchObject({ currency: 'USD', productCount: 5_101 });
  });

  it('knows which words of attributes the index leaves out', () => {
    const { unindexed } = build([
      { attributes: { 'cable length': 80.5, ports: ['HDMI'], wireless: true, 'water proof': false } },
    ]);
    expect([...unindexed].sort()).toEqual(['cabl', 'length', 'port', 'tru']);
  });

  it('is not led astray by names of object members', () => {
    const { vocabulary } = build([{ brand: 'constructor', attributes: { toString: 'x' } }]);
    expect(vocabulary.brands).toEqual(['constructor']);
    expect(vocabulary.attributes.get('toString')).toEqual(['x']);
  });
});
