import { drawTable, plainText } from './table';

describe('drawTable', () => {
  it('aligns columns, numbers to the right and nothing as a dash', () => {
    expect(
      drawTable(
        ['ID', 'NAME', 'STATES'],
        [
          ['toys', 'Toys & Co', 12_345],
          ['b', null, 7],
        ],
      ),
    ).toBe(
      [
        'ID    NAME       STATES',
        '────  ─────────  ──────',
        'toys  Toys & Co  12,345',
        'b     –               7',
      ].join('\n'),
    );
  });

  it('shows headings alone when there is nothing', () => {
    expect(drawTable(['ID'], [])).toBe('ID\n──');
  });

  it('lets no cell talk to the terminal or break the line', () => {
    expect(drawTable(['LABEL'], [['\u001b[31mred\nline']])).not.toContain('\u001b');
    expect(plainText('a\u001b[2J\nb')).toBe('a [2J b');
  });

  it('cuts what is too long to read', () => {
    expect(drawTable(['LABEL'], [['x'.repeat(200)]]).split('\n')[2]).toBe(`${'x'.repeat(59)}…`);
  });
});
