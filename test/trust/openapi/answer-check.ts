import Ajv, { type ValidateFunction } from 'ajv';
import { SCHEMAS, type Operation, type Schema } from './api-document';

/** Whether answers are what the API description says, by operation and status. */
export class AnswerCheck {
  private readonly ajv = new Ajv({ strict: false, allErrors: false, validateFormats: false });
  private readonly validators = new Map<string, ValidateFunction | undefined>();

  constructor() {
    for (const [name, schema] of Object.entries(SCHEMAS))
      this.ajv.addSchema(toJsonSchema(schema) as object, idOf(name));
  }

  /** What is wrong with an answer; undefined: nothing. */
  problemOf(operation: Operation, status: number, mediaType: string, body: unknown): string | undefined {
    const answer = operation.responses[String(status)] ?? operation.responses['default'];
    if (answer === undefined) return `${status} is not described`;
    const content = answer.content?.[mediaType.split(';')[0] ?? ''];
    if (content === undefined)
      return answer.content === undefined ? undefined : `${status} comes as ${mediaType}`;
    const key = `${operation.method} ${operation.path} ${status} ${mediaType}`;
    if (!this.validators.has(key))
      this.validators.set(key, this.ajv.compile(toJsonSchema(content.schema) as object));
    const validate = this.validators.get(key);
    if (validate === undefined || validate(body)) return undefined;
    return this.ajv.errorsText(validate.errors);
  }
}

const idOf = (name: string): string => `https://api.invalid/${name}`;

/** OpenAPI 3.0 says `nullable` where JSON Schema has a type of its own. */
function toJsonSchema(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(toJsonSchema);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, example: _example, ...rest } = schema as Schema;
  const plain = Object.fromEntries(
    Object.entries(rest).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string'
        ? idOf(member.split('/').at(-1) ?? '')
        : toJsonSchema(member),
    ]),
  );
  return nullable === true ? { anyOf: [{ type: 'null' }, plain] } : plain;
}
