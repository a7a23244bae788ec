import snapshot from '../../openapi.snapshot.json';

export type Schema = Readonly<Record<string, unknown>> & {
  readonly $ref?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly nullable?: boolean;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
  readonly example?: unknown;
};

interface Media {
  readonly schema: Schema;
  readonly examples?: Readonly<Record<string, { readonly value: unknown }>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly example?: unknown;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Absent where no JSON is sent. */
  readonly body?: Schema;
  readonly examples: readonly unknown[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, Media>> }>>;
}

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, Media>> };
  readonly responses: Operation['responses'];
}

export const SCHEMAS = snapshot.components.schemas as unknown as Readonly<Record<string, Schema>>;

/** Every operation that the API description has. */
export const OPERATIONS: readonly Operation[] = Object.entries(snapshot.paths).flatMap(([path, methods]) =>
  Object.entries(methods as unknown as Readonly<Record<string, RawOperation>>).map(([method, raw]) => {
    const media = raw.requestBody?.content['application/json'];
    return {
      method: method.toUpperCase(),
      path,
      parameters: raw.parameters ?? [],
      ...(media === undefined ? {} : { body: media.schema }),
      examples: Object.values(media?.examples ?? {}).map(({ value }) => value),
      responses: raw.responses,
    };
  }),
);

export function resolved(schema: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = SCHEMAS[schema.$ref.split('/').at(-1) ?? ''];
  if (found === undefined) throw new Error(`there is no ${schema.$ref}`);
  return found;
}
