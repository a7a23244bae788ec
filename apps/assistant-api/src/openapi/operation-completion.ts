import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { ProblemDto } from './problem.dto';

type Operation = NonNullable<OpenAPIObject['paths'][string]['get']>;
type Parameter = Extract<NonNullable<Operation['parameters']>[number], { name: string }>;

const METHODS = ['get', 'put', 'post', 'delete', 'patch'] as const;
const PARAMETER_DESCRIPTIONS: Readonly<Record<string, string>> = {
  business_id: "The key's own business; another one is refused with 403",
};

/** Says of every operation what no decorator repeats: the parameters of its path, and how it refuses. */
export function completeOperations(document: OpenAPIObject): void {
  for (const [path, operations] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = operations[method];
      if (operation !== undefined) completeOperation(path, operation);
    }
  }
}

function completeOperation(path: string, operation: Operation): void {
  const declared = (operation.parameters ?? []) as Parameter[];
  const named = new Set(declared.map(({ name }) => name));
  const missing = [...path.matchAll(/\{(\w+)\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => !named.has(name));
  operation.parameters = [...missing.map(pathParameter), ...declared];
  operation.responses.default ??= {
    description: 'Refused: see `code` and `detail`',
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDto) } } },
  };
}

function pathParameter(name: string): Parameter {
  const description = PARAMETER_DESCRIPTIONS[name];
  return {
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
    ...(description === undefined ? {} : { description }),
    ...(name === 'business_id' ? { example: 'demo' } : {}),
  };
}
