import type { QueryConfig } from 'pg';
import type { Statement } from '../statement';

const prepared = new Map<string, { readonly name: string; readonly text: string }>();

/** A statement as `pg` takes it: numbered parameters, and a name when each connection should keep its plan. */
export function toQuery({ text, values, reusable }: Statement): QueryConfig {
  if (!reusable) return { text: numbered(text), values: [...values] };
  let known = prepared.get(text);
  if (known === undefined) {
    known = { name: `s${prepared.size}`, text: numbered(text) };
    prepared.set(text, known);
  }
  return { name: known.name, text: known.text, values: [...values] };
}

function numbered(text: string): string {
  let count = 0;
  return text.replace(/\?/g, () => `$${(count += 1)}`);
}
