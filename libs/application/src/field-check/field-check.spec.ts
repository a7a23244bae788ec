import { DomainError } from '@app/domain';
import { FieldCheck } from './field-check';

function wrong(check: FieldCheck): readonly string[] {
  try {
    check.refuseIfWrong();
    return [];
  } catch (error) {
    if (error instanceof DomainError) return error.fields.map(({ pointer }) => pointer);
    throw error;
  }
}

describe('FieldCheck', () => {
  it.each(['demo', 'site_456', '018e7dc6-d9f8-48aa-1751-b57fdce7403e', 'a', 'x'.repeat(128)])(
    'takes the id %j',
    (id) => {
      expect(wrong(new FieldCheck().id(id, '#/id'))).toEqual([]);
    },
  );

  it.each(['', ' ', 'a b', '-a', '../x', 'a/b', 'ä', 'a\n', 'x'.repeat(129)])('refuses the id %j', (id) => {
    expect(wrong(new FieldCheck().id(id, '#/id'))).toEqual(['#/id']);
  });

  it('counts code points and not code units', () => {
    expect(wrong(new FieldCheck().text('😀😀', '#/name', 1, 2))).toEqual([]);
    expect(wrong(new FieldCheck().text('😀😀😀', '#/name', 1, 2))).toEqual(['#/name']);
  });

  it.each(['', '   ', '\u200b', ' \u2060\ufeff\n', '\u3164', '\u2800', 'a\u0000b', '\ud800'])(
    'refuses the text %j',
    (text) => {
      expect(wrong(new FieldCheck().text(text, '#/name', 1, 10))).toEqual(['#/name']);
    },
  );

  it.each(['Helper', 'Anna 👩\u200d💻', 'متجر', 'x'.repeat(10), '🛍️', '-'])('takes the name %j', (name) => {
    expect(wrong(new FieldCheck().name(name, '#/name', 10))).toEqual([]);
  });

  it.each(['', ' ', '\u200b', 'a\nb', 'a\u001b[31m', '\u0085x', 'x'.repeat(11)])(
    'refuses the name %j',
    (name) => {
      expect(wrong(new FieldCheck().name(name, '#/name', 10))).toEqual(['#/name']);
    },
  );

  it('lets a text have lines', () => {
    expect(wrong(new FieldCheck().text('a\n\tb', '#/text', 1, 10))).toEqual([]);
  });

  it('names every field that is wrong at once', () => {
    const check = new FieldCheck().id('', '#/id').text('', '#/name', 1, 5).text('fine', '#/label', 0, 5);
    expect(wrong(check)).toEqual(['#/id', '#/name']);
  });
});
