import fc from 'fast-check';
import { resolved, type Schema } from './api-document';

const DEEPEST = 6;
const TEXTS = [
  ...['hello', '', ' ', '\u0000', '\ud800', '\u202e', 'x'.repeat(8_001), '🙂'.repeat(100)],
  ...["' OR 1=1 --", '"; DROP TABLE state; --', '../../etc/passwd', '%00', '${7*7}', '{{7*7}}'],
  ...['<script>alert(1)</script>', 'a\r\nset-cookie: x=1', '1e400', 'null', '__proto__', '\u001b[31m'],
];

const text = fc.oneof(fc.constantFrom(...TEXTS), fc.string({ unit: 'binary', maxLength: 40 }));
const anything: fc.Arbitrary<unknown> = fc.oneof(
  text,
  fc.constantFrom(null, true, false, 0, -1, 1.5, 1e308, 2 ** 53, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
);

/** What a schema allows, as far as it says. */
export function bodyOf(given: Schema, depth = 0): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  const choices = schema.oneOf ?? schema.allOf;
  if (choices !== undefined) return fc.oneof(...choices.map((choice) => bodyOf(choice, depth)));
  const example = schema.example === undefined ? [] : [fc.constant(schema.example)];
  switch (schema.type ?? 'object') {
    case 'string':
      return fc.oneof(...example, text);
    case 'integer':
    case 'number':
      return fc.oneof(...example, fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1_000 }));
    case 'boolean':
      return fc.boolean();
    case 'array':
      if (depth > DEEPEST || schema.items === undefined) return fc.constant([]);
      return fc.array(bodyOf(schema.items, depth + 1), { maxLength: Math.min(3, schema.maxItems ?? 3) });
    default:
      if (schema.properties === undefined) return fc.oneof(...example, anything);
      return depth > DEEPEST ? fc.constant({}) : objectOf(schema, schema.properties, depth);
  }
}

function objectOf(
  { required = [] }: Schema,
  properties: Readonly<Record<string, Schema>>,
  depth: number,
): fc.Arbitrary<unknown> {
  const members = Object.entries(properties).map(
    ([name, member]) => [name, bodyOf(member, depth + 1)] as const,
  );
  return fc.record(Object.fromEntries(members), { requiredKeys: [...required] as never[] });
}

/** The text of a body: allowed, or allowed but for one place, or no JSON at all. */
export function bodyTextOf(schema: Schema, examples: readonly unknown[]): fc.Arbitrary<string> {
  const good = fc.oneof(bodyOf(schema), ...examples.map((example) => fc.constant(example)));
  const mutated = fc
    .tuple(good, fc.nat(), anything, fc.constantFrom('replace', 'delete', 'add', 'wrap'))
    .map(([body, place, value, deed]) => mutate(body, place, value, deed));
  return fc.oneof(
    { weight: 4, arbitrary: good.map((body) => JSON.stringify(body) ?? '') },
    { weight: 5, arbitrary: mutated.map((body) => JSON.stringify(body) ?? '') },
    {
      weight: 2,
      arbitrary: fc.tuple(good, fc.nat(), fc.nat()).map(([body, at, how]) => spoil(body, at, how)),
    },
  );
}

function mutate(body: unknown, place: number, value: unknown, deed: string): unknown {
  if (typeof body !== 'object' || body === null) return value;
  const keys = Object.keys(body);
  const key = keys[place % Math.max(1, keys.length)];
  if (deed === 'wrap') return [body];
  if (key === undefined || deed === 'add') return { ...body, [TEXTS[place % TEXTS.length] ?? 'x']: value };
  const member = (body as Record<string, unknown>)[key];
  const goDeeper = typeof member === 'object' && member !== null && place % 3 !== 0;
  const copy: Record<string, unknown> = Array.isArray(body)
    ? ([...(body as unknown[])] as never)
    : { ...body };
  if (goDeeper) copy[key] = mutate(member, Math.floor(place / 3), value, deed);
  else if (deed === 'delete') delete copy[key];
  else copy[key] = value;
  return copy;
}

/** Cuts, doubles, nests and poisons a text that was JSON. */
function spoil(body: unknown, at: number, how: number): string {
  const good = JSON.stringify(body) ?? '';
  const place = at % (good.length + 1);
  const [before, after] = [good.slice(0, place), good.slice(place)];
  switch (how % 6) {
    case 0:
      return before;
    case 1:
      return `${before}\u0000${after}`;
    case 2:
      return `${'['.repeat(at % 3_000)}${good}`;
    case 3:
      return good.replace('{', '{"__proto__":{"admin":true},');
    case 4:
      return good.replace(/^\{("[^"]*"):/, '{$1:1,$1:');
    default:
      return `${before}1e400${after}`;
  }
}
