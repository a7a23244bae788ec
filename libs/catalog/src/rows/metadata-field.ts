import type { Json, JsonObject } from '@app/domain';
import { RowRefusal } from './row-refusal';

const MAX_BYTES = 16 * 1024;
const MAX_DEPTH = 8;

/** A JSON object of at most 16 KiB and 8 levels, its texts well-formed; null when the row has none. */
export function metadataField(value: unknown): JsonObject | null {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'object' || Array.isArray(value)) throw new RowRefusal('metadata is not an object');
  const metadata = wellFormed(value as Json, MAX_DEPTH) as JsonObject;
  if (Buffer.byteLength(JSON.stringify(metadata)) > MAX_BYTES) {
    throw new RowRefusal(`metadata is larger than ${MAX_BYTES} bytes`);
  }
  return metadata;
}

function wellFormed(value: Json, depth: number): Json {
  if (typeof value === 'string') return value.toWellFormed().replaceAll('\u0000', '');
  if (value === null || typeof value !== 'object') return value;
  if (depth === 0) throw new RowRefusal(`metadata is nested deeper than ${MAX_DEPTH} levels`);
  if (Array.isArray(value)) return value.map((item: Json) => wellFormed(item, depth - 1));
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== '__proto__')
      .map(([key, member]) => [key.toWellFormed().replaceAll('\u0000', ''), wellFormed(member, depth - 1)]),
  );
}
