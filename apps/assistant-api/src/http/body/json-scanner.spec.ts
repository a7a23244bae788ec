import fc from 'fast-check';
import { HttpProblem } from '../problem/http.problem';
import { parseStrictJson } from './strict-json';

const refused = (text: string | Buffer): HttpProblem => {
  try {
    parseStrictJson(Buffer.from(text));
  } catch (error) {
    if (error instanceof HttpProblem) return error;
    throw error;
  }
  throw new Error(`was taken: ${String(text).slice(0, 80)}`);
};

describe('strict JSON', () => {
  it('reads what JSON.parse reads', () => {
    const plain = fc.json().filter((text) => !/__proto__|constructor|prototype/.test(text));
    fc.assert(
      fc.property(plain, (text) => expect(parseStrictJson(Buffer.from(text))).toEqual(JSON.parse(text))),
      { numRuns: 500 },
    );
  });

  it('refuses every text that JSON.parse refuses, and never throws anything else', () => {
    const broken = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom('', ',', '}', ']', '"', ':', 'x', '\u0001', '//', "'"))
      .map(
        ([text, at, junk]) =>
          text.slice(0, at % (text.length + 1)) + junk + text.slice((at % (text.length + 1)) + 1),
      );
    fc.assert(
      fc.property(broken, (text) => {
        let readable = true;
        try {
          JSON.parse(text);
        } catch {
          readable = false;
        }
        if (!readable) expect(refused(text).status).toBe(400);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['{"a":1,}', 'MALFORMED_JSON', 'line 1, column 8'],
    ['{\n "a": 1, // no\n}', 'MALFORMED_JSON', 'line 2, column 10'],
    ['{"a":', 'MALFORMED_JSON', 'the end'],
    ['[1 2]', 'MALFORMED_JSON', 'column 4'],
    ['01', 'MALFORMED_JSON', 'column 2'],
    ['{"a":NaN}', 'MALFORMED_JSON', '"N"'],
    ['{"a":1}{', 'MALFORMED_JSON', 'column 8'],
    ['"\u0001"', 'MALFORMED_JSON', 'column 2'],
    ['"\\x"', 'MALFORMED_JSON', 'column 2'],
    ['', 'INVALID_ARGUMENT', 'empty'],
    [' \n', 'INVALID_ARGUMENT', 'empty'],
    ['{"a":1,"a":2}', 'DUPLICATE_FIELD', '"a" is given twice'],
    ['{"a":1,"\\u0061":2}', 'DUPLICATE_FIELD', '"a" is given twice'],
    ['{"x":{"__proto__":{}}}', 'INVALID_ARGUMENT', '__proto__'],
    ['[{"constructor":1}]', 'INVALID_ARGUMENT', 'constructor'],
    ['{"\\u0070rototype":1}', 'INVALID_ARGUMENT', 'prototype'],
    ['["a\\u0000b"]', 'INVALID_ARGUMENT', 'U+0000'],
    ['["\\ud83d"]', 'INVALID_ARGUMENT', 'surrogate'],
    ['{"\\udc00":1}', 'INVALID_ARGUMENT', 'surrogate'],
    ['[1e400]', 'INVALID_ARGUMENT', 'too large'],
    ['[-1e999]', 'INVALID_ARGUMENT', 'too large'],
  ])('refuses %j as %s', (text, code, hint) => {
    const problem = refused(text);
    expect(problem.code).toBe(code);
    expect(problem.detail).toContain(hint);
  });

  it('takes whole surrogate pairs, escaped or not', () => {
    expect(parseStrictJson(Buffer.from('["\\ud83d\\ude00","😀"]'))).toEqual(['😀', '😀']);
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(refused(Buffer.from([0x22, 0xff, 0x22])).code).toBe('MALFORMED_JSON');
  });

  it.each([33, 1_500, 50_000])('refuses %i levels without recursion', (depth) => {
    expect(refused('['.repeat(depth) + ']'.repeat(depth)).detail).toContain('deeper than 32');
  });

  it('takes 32 levels, 64 keys and 10,000 values, and not one more', () => {
    const keys = (count: number) => `{${Array.from({ length: count }, (_, at) => `"k${at}":0`).join(',')}}`;
    const nulls = (count: number) => `[${Array.from({ length: count }, () => 'null').join(',')}]`;
    expect(() => parseStrictJson(Buffer.from('['.repeat(32) + ']'.repeat(32)))).not.toThrow();
    expect(() => parseStrictJson(Buffer.from(keys(64)))).not.toThrow();
    expect(refused(keys(65)).detail).toContain('64 keys');
    expect(() => parseStrictJson(Buffer.from(nulls(9_999)))).not.toThrow();
    expect(refused(nulls(10_000)).detail).toContain('10000 values');
  });
});
