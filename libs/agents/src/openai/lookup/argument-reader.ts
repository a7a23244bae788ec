import Ajv, { type ValidateFunction } from 'ajv';
import type { JsonObject } from '@app/domain';
import type { ModelFunction } from './model-function';

let compiler: Ajv | undefined;
const checkers = new Map<string, ValidateFunction>();
const MOST_LENGTH = 20_000;

/** The arguments that a model wrote, checked against the function's schema; or what is wrong with them. */
export function readArguments(
  { name, parameters }: ModelFunction,
  text: string,
): { readonly args: JsonObject } | { readonly fault: string } {
  const parsed = parse(text.trim() === '' ? '{}' : text);
  if (parsed === undefined) return { fault: 'the arguments are not a JSON object' };
  const args = withoutNulls(parsed);
  const ajv = (compiler ??= new Ajv({ strict: true, strictTypes: false, allErrors: false }));
  const check = checkers.get(name) ?? ajv.compile(parameters);
  checkers.set(name, check);
  return check(args) ? { args } : { fault: ajv.errorsText(check.errors, { dataVar: 'arguments' }) };
}

function parse(text: string): JsonObject | undefined {
  if (text.length > MOST_LENGTH) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Models write null for what they leave out. */
function withoutNulls(args: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value !== null));
}
