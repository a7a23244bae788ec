import type { FieldError } from '@app/domain';
import { HttpProblem } from '../http/problem/http.problem';
import type { SpelledBody } from '../http/validated-body';

/** What a message may hold, by field name in camelCase. */
export type Shape =
  | { readonly kind: 'value' }
  | { readonly kind: 'list'; readonly of: Shape }
  /** `othersIn` names the field that takes the fields which are not known; by default they are left out. */
  | { readonly kind: 'message'; readonly fields: Fields; readonly othersIn: string | null }
  /** Exactly one of the fields is set. `closed`: another field is an error too. */
  | { readonly kind: 'oneof'; readonly fields: Fields; readonly closed: boolean };
type Fields = Readonly<Record<string, Shape>>;

export const value: Shape = { kind: 'value' };
export const list = (of: Shape): Shape => ({ kind: 'list', of });
export const message = (fields: Fields, othersIn: string | null = null): Shape => ({
  kind: 'message',
  fields,
  othersIn,
});
export const oneof = (fields: Fields, closed = false): Shape => ({ kind: 'oneof', fields, closed });

/** Reads objects by the rules of protobuf JSON: either spelling of a field, null for one that is not set. */
export function protobufSpelling(shape: Shape): (body: unknown) => SpelledBody {
  return (body) => {
    const reader = new ProtobufReader();
    return { value: reader.read(body, shape, '#'), sentPointer: (pointer) => reader.sentPointer(pointer) };
  };
}

class ProtobufReader {
  /** By camelCase pointer: the key as it was sent. */
  private readonly sentKeys = new Map<string, string>();

  /** @throws HttpProblem DUPLICATE_FIELD, or INVALID_ARGUMENT for a oneof that has none or several set */
  read(input: unknown, shape: Shape, pointer: string): unknown {
    if (shape.kind === 'value') return input;
    if (shape.kind === 'list') {
      if (!Array.isArray(input)) return input;
      return input.map((item, at) => this.read(item, shape.of, `${pointer}/${at}`));
    }
    if (!isObject(input)) {
      if (shape.kind === 'oneof' && shape.closed) throw this.notOne(shape.fields, pointer);
      return input;
    }
    return this.readMessage(input, shape, pointer);
  }

  /** A pointer into the camelCase reading, as one into what was sent. */
  sentPointer(pointer: string): string {
    let read = '#';
    const sent = ['#'];
    for (const segment of pointer.split('/').slice(1)) {
      read += `/${segment}`;
      sent.push(this.sentKeys.get(read) ?? segment);
    }
    return sent.join('/');
  }

  private readMessage(
    input: Readonly<Record<string, unknown>>,
    shape: Extract<Shape, { fields: Fields }>,
    pointer: string,
  ): unknown {
    const read: Record<string, unknown> = {};
    const others: Record<string, unknown> = {};
    const seen = new Set<string>();
    for (const [sentKey, member] of Object.entries(input)) {
      const key = camelCase(sentKey);
      const field = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
      if (field === undefined) {
        others[sentKey] = member;
        continue;
      }
      if (seen.has(key)) throw this.duplicate(pointer, key);
      seen.add(key);
      if (sentKey !== key) this.sentKeys.set(`${pointer}/${key}`, sentKey);
      if (member !== null) read[key] = this.read(member, field, `${pointer}/${key}`);
    }
    if (shape.kind === 'message')
      return shape.othersIn === null ? read : { ...read, [shape.othersIn]: others };
    const strays = shape.closed ? Object.keys(others).length : 0;
    if (Object.keys(read).length !== 1 || strays > 0) throw this.notOne(shape.fields, pointer);
    return read;
  }

  private duplicate(pointer: string, key: string): HttpProblem {
    const field = {
      pointer: this.sentPointer(`${pointer}/${key}`),
      message: `${key} is given in both spellings`,
    };
    return new HttpProblem('DUPLICATE_FIELD', `${field.pointer}: ${field.message}.`, { fields: [field] });
  }

  private notOne(fields: Fields, pointer: string): HttpProblem {
    const field: FieldError = {
      pointer: this.sentPointer(pointer),
      message: `must hold exactly one of ${Object.keys(fields).join(', ')}`,
    };
    return new HttpProblem('INVALID_ARGUMENT', `${field.pointer} ${field.message}.`, { fields: [field] });
  }
}

function isObject(input: unknown): input is Readonly<Record<string, unknown>> {
  return typeof input === 'object' && input !== null && !Array.isArray(input);
}

function camelCase(key: string): string {
  return !key.includes('_') ? key : key.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
