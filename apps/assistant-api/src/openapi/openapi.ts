import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { completeOperations } from './operation-completion';
import { ProblemDto } from './problem.dto';

const DESCRIPTION = `Sales assistant for online shops. Every turn makes a new immutable state; a state can be continued, continued twice, read and verified.

Send your key in \`x-api-key\`. Every answer carries \`X-Request-Id\`. Errors are \`application/problem+json\` (RFC 9457) with a \`code\` and, for bad fields, a JSON pointer to each. A limit of the key is answered with 429, \`violated-policies\` and \`Retry-After\`; \`RateLimit-Policy\` and \`RateLimit\` tell what is left of its rate.`;

export function createOpenApi(app: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Sales assistant')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addApiKey({ type: 'apiKey', name: 'x-api-key', in: 'header' }, 'key')
    .addSecurityRequirements('key')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    extraModels: [ProblemDto],
    operationIdFactory: (_controller, method) => method,
  });
  completeOperations(document);
  return document;
}

/** Swagger UI at /docs, and the document itself at /docs/openapi.json. */
export function mountDocs(app: INestApplication): void {
  SwaggerModule.setup('docs', app, () => createOpenApi(app), {
    jsonDocumentUrl: 'docs/openapi.json',
    yamlDocumentUrl: 'docs/openapi.yaml',
    customSiteTitle: 'Sales assistant API',
  });
}
