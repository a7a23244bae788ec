import Ajv, { type JSONSchemaType, type ValidateFunction } from 'ajv';

export interface WireToolCall {
  readonly index?: number | null;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: string | null } | null;
}

export interface WireContent {
  readonly content?: string | null;
  readonly refusal?: string | null;
  readonly tool_calls?: readonly WireToolCall[] | null;
}

interface WireChoice {
  readonly index?: number | null;
  readonly finish_reason?: string | null;
}

export interface WireUsage {
  readonly prompt_tokens?: number | null;
  readonly completion_tokens?: number | null;
}

/** One event of a stream. */
export interface WireChunk {
  readonly choices: readonly (WireChoice & { readonly delta?: WireContent | null })[];
  readonly usage?: WireUsage | null;
}

/** An answer in one piece, from servers that do not stream. */
export interface WireCompletion {
  readonly choices: readonly (WireChoice & { readonly message: WireContent })[];
  readonly usage?: WireUsage | null;
}

const text = { type: 'string', nullable: true } as const;
const number = { type: 'number', nullable: true } as const;
const content = {
  type: 'object',
  nullable: true,
  properties: {
    content: text,
    refusal: text,
    tool_calls: {
      type: 'array',
      nullable: true,
      maxItems: 64,
      items: {
        type: 'object',
        properties: {
          index: { type: 'integer', minimum: 0, maximum: 63, nullable: true },
          id: text,
          function: { type: 'object', nullable: true, properties: { name: text, arguments: text } },
        },
      },
    },
  },
} as const;
const usage = {
  type: 'object',
  nullable: true,
  properties: { prompt_tokens: number, completion_tokens: number },
} as const;
const choice = { index: { type: 'integer', nullable: true }, finish_reason: text } as const;

/** Compiled when something is first checked: most starts talk to no model. */
function checkerOf<Shape>(part: 'delta' | 'message'): (value: unknown) => value is Shape {
  let check: ValidateFunction<Shape> | undefined;
  return (value): value is Shape => (check ??= compile<Shape>(part))(value);
}

function compile<Shape>(part: 'delta' | 'message'): ValidateFunction<Shape> {
  const schema = {
    type: 'object',
    required: ['choices'],
    properties: {
      choices: {
        type: 'array',
        items: {
          type: 'object',
          required: part === 'message' ? ['message'] : [],
          properties: { ...choice, [part]: part === 'message' ? { ...content, nullable: false } : content },
        },
      },
      usage,
      error: { type: 'null', nullable: true },
    },
  };
  return new Ajv({ strict: true, strictTypes: false }).compile<Shape>(
    schema as unknown as JSONSchemaType<Shape>,
  );
}

/** What servers send is checked before it is believed; members that nobody reads may be anything. */
export const isChunk = checkerOf<WireChunk>('delta');
export const isCompletion = checkerOf<WireCompletion>('message');
