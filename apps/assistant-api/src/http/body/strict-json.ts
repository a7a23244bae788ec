import { HttpProblem } from '../problem/http.problem';
import { JsonScanner } from './json-scanner';

const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * The value of a JSON body; its objects are plain data.
 * @throws HttpProblem MALFORMED_JSON, DUPLICATE_FIELD or INVALID_ARGUMENT
 */
export function parseStrictJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text.trim() === '') throw new HttpProblem('INVALID_ARGUMENT', 'The body is empty: send a JSON object.');
  new JsonScanner(text).scan();
  return JSON.parse(text);
}

function decode(bytes: Buffer): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new HttpProblem('MALFORMED_JSON', 'The body is not valid UTF-8.', { cause });
  }
}
