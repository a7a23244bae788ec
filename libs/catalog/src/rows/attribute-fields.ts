import type { ProductAttributes } from '@app/domain';
import { cleanLine } from './text-field';

type AttributeValue = ProductAttributes[string];

const MAX_ATTRIBUTES = 200;
const MAX_VALUES = 200;
const MAX_VALUE_LENGTH = 500;
const MAX_NESTING = 3;

/**
 * Attributes with lower-case names, words parted by single spaces, `color` spelt `colour`; nested objects are
 * flattened (`weight.value` becomes `weight value`), empty values left out, values cut at 500 characters, at most
 * 200 attributes kept. Null or text in place of an object is no attributes.
 */
export function attributeFields(value: unknown): ProductAttributes {
  const attributes = new Map<string, AttributeValue>();
  collect(attributes, '', value, MAX_NESTING);
  return Object.fromEntries(attributes);
}

/** `Color`, `age_group` and `Cable-Length` as the catalogue names them: `colour`, `age group`, `cable length`. */
export function attributeName(name: string): string {
  return cleanLine(name)
    .toLowerCase()
    .replace(/[_\s-]+/g, ' ')
    .replace(/\bcolor(s?)\b/g, 'colour$1')
    .trim()
    .slice(0, 100);
}

function collect(into: Map<string, AttributeValue>, prefix: string, value: unknown, nesting: number): void {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || nesting === 0) return;
  for (const [key, member] of Object.entries(value as Record<string, unknown>)) {
    if (into.size >= MAX_ATTRIBUTES) return;
    const name = attributeName(`${prefix} ${key}`);
    const attribute = attributeValue(member);
    if (attribute !== undefined && name !== '' && name !== '__proto__') into.set(name, attribute);
    else collect(into, name, member, nesting - 1);
  }
}

function attributeValue(value: unknown): AttributeValue | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value === 'string') return valueText(value) || undefined;
  if (!Array.isArray(value)) return undefined;
  const texts = value.slice(0, MAX_VALUES).flatMap((item) => itemText(item));
  return texts.length === 0 ? undefined : [...new Set(texts)];
}

function itemText(item: unknown): string[] {
  const text = typeof item === 'string' ? item : typeof item === 'number' ? String(item) : '';
  return [valueText(text)].filter((value) => value !== '');
}

function valueText(text: string): string {
  return cleanLine(text).slice(0, MAX_VALUE_LENGTH).toWellFormed();
}
