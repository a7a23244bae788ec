import { HttpProblem } from '../../http/problem/http.problem';
import { toProductFileOptions } from './product-import.mapper';
import type { ProductImportRequestDto } from './product-query.dto';

const sent = (contentType?: string) => ({ headers: { 'content-type': contentType } });

function refusal(
  contentType: string | undefined,
  query: ProductImportRequestDto,
): [number, string | undefined] {
  try {
    toProductFileOptions(sent(contentType), query);
  } catch (error) {
    if (error instanceof HttpProblem) return [error.status, error.fields[0]?.pointer];
    throw error;
  }
  return [200, undefined];
}

describe('the options of a product import', () => {
  it.each([
    ['application/x-ndjson', 'jsonl'],
    ['Text/CSV; charset=utf-8', 'shopify-csv'],
    ['text/tab-separated-values', 'google-tsv'],
    ['application/rss+xml', 'google-xml'],
  ])('reads %s as %s', (contentType, format) => {
    expect(toProductFileOptions(sent(contentType), {})).toEqual({ format, currency: 'USD' });
  });

  it('lets the query name format, currency and field names', () => {
    const query = { format: 'jsonl', currency: 'EUR', mapping: '{"title":"name","priceMinor":"cents"}' };
    expect(toProductFileOptions(sent('application/octet-stream'), query)).toEqual({
      format: 'jsonl',
      currency: 'EUR',
      mapping: { title: 'name', priceMinor: 'cents' },
    });
  });

  it.each([undefined, 'application/json', 'constructor', 'multipart/form-data; boundary=x'])(
    'cannot tell the format of %s',
    (contentType) => {
      expect(refusal(contentType, {})).toEqual([415, undefined]);
    },
  );

  it.each([
    [{ format: 'xls' }, '#/format'],
    [{ format: ['jsonl', 'jsonl'] }, '#/format'],
    [{ currency: ['USD', 'EUR'] }, '#/currency'],
    [{ mapping: '{' }, '#/mapping'],
    [{ mapping: '[]' }, '#/mapping'],
    [{ mapping: '{"title":1}' }, '#/mapping'],
  ])('refuses %j', (query, pointer) => {
    expect(refusal('text/csv', query)).toEqual([400, pointer]);
  });

  it('refuses a mapping that says twice where a field is', () => {
    const mapping = '{"price":"offer.amount","title":"name","price":"rrp"}';
    expect(() => toProductFileOptions(sent('application/jsonl'), { mapping })).toThrow(
      expect.objectContaining({
        code: 'DUPLICATE_FIELD',
        status: 400,
        fields: [{ pointer: '#/mapping', message: 'has the key "price" twice: leave one' }],
      }) as Error,
    );
  });
});
