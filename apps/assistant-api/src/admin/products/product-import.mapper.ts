import type { IncomingMessage } from 'node:http';
import type { FieldMapping, ProductFileFormat, ProductFileOptions } from '@app/application';
import { doubledKey } from '@app/catalog';
import { HttpProblem } from '../../http/problem/http.problem';
import type { ProblemCode } from '../../http/problem/problem-code';
import { mediaTypeOf } from '../upload';
import type { ProductImportRequestDto } from './product-query.dto';

export const PRODUCT_FILE_FORMATS = [
  'jsonl',
  'shopify-csv',
  'google-tsv',
  'google-xml',
] as const satisfies readonly ProductFileFormat[];

const FORMAT_BY_MEDIA_TYPE: Readonly<Record<string, ProductFileFormat>> = {
  'application/jsonl': 'jsonl',
  'application/x-ndjson': 'jsonl',
  'application/x-jsonlines': 'jsonl',
  'text/csv': 'shopify-csv',
  'text/tab-separated-values': 'google-tsv',
  'application/xml': 'google-xml',
  'application/rss+xml': 'google-xml',
  'text/xml': 'google-xml',
};

/** @throws HttpProblem INVALID_ARGUMENT, or UNSUPPORTED_MEDIA_TYPE when neither query nor type tells the format */
export function toProductFileOptions(
  request: Pick<IncomingMessage, 'headers'>,
  { format, currency, mapping }: ProductImportRequestDto,
): ProductFileOptions {
  return {
    format: format === undefined ? formatByType(mediaTypeOf(request)) : requestedFormat(format),
    currency: currency === undefined ? 'USD' : oneCurrency(currency),
    ...(mapping === undefined ? {} : { mapping: readMapping(mapping) }),
  };
}

function formatByType(mediaType: string): ProductFileFormat {
  const format = Object.hasOwn(FORMAT_BY_MEDIA_TYPE, mediaType) ? FORMAT_BY_MEDIA_TYPE[mediaType] : undefined;
  if (format !== undefined) return format;
  throw new HttpProblem(
    'UNSUPPORTED_MEDIA_TYPE',
    `Send the file as ${Object.keys(FORMAT_BY_MEDIA_TYPE).join(', ')}, or name its ?format= (${PRODUCT_FILE_FORMATS.join(', ')}).`,
  );
}

function requestedFormat(format: unknown): ProductFileFormat {
  const known = PRODUCT_FILE_FORMATS.find((name) => name === format);
  if (known !== undefined) return known;
  throw invalid('#/format', `must be one of ${PRODUCT_FILE_FORMATS.join(', ')}`);
}

function oneCurrency(currency: unknown): string {
  if (typeof currency === 'string') return currency;
  throw invalid('#/currency', 'must be an ISO 4217 code, such as USD');
}

function readMapping(text: unknown): FieldMapping {
  const mapping = typeof text === 'string' ? parseObject(text) : undefined;
  if (mapping !== undefined && Object.values(mapping).every((theirs) => typeof theirs === 'string')) {
    refuseDoubledKey(text as string);
    return mapping as FieldMapping;
  }
  throw invalid('#/mapping', 'must be a JSON object of our field names to theirs, such as {"title":"name"}');
}

function refuseDoubledKey(mapping: string): void {
  const doubled = doubledKey(mapping);
  if (doubled === undefined) return;
  const message = `has the key ${JSON.stringify(doubled.slice(0, 100))} twice: leave one`;
  throw invalid('#/mapping', message, 'DUPLICATE_FIELD');
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function invalid(pointer: string, message: string, code: ProblemCode = 'INVALID_ARGUMENT'): HttpProblem {
  return new HttpProblem(code, `${pointer} ${message}.`, { fields: [{ pointer, message }] });
}
