import type { FastifyReply, FastifyRequest } from 'fastify';
import { answerClientError } from './problem/client-error.handler';
import { presentersOf } from './problem/error-presenters';
import { HttpProblem } from './problem/http.problem';
import { requestIdOf } from './request-id';
import { RESPONSE_HEADERS } from './response-headers';

const HEADERS_TIMEOUT_MS = 10_000;
/** For whole uploads, imports among them; JSON bodies have a shorter limit of their own. */
const REQUEST_TIMEOUT_MS = 300_000;
const HEADER_BYTES = 16 * 1024;

/** How the server listens: strict parser, bounded heads and times, our shape for its own refusals. */
export const FASTIFY_OPTIONS = {
  logger: false,
  genReqId: requestIdOf,
  requestTimeout: REQUEST_TIMEOUT_MS,
  keepAliveTimeout: 65_000,
  forceCloseConnections: 'idle',
  return503OnClosing: false,
  routerOptions: { maxParamLength: 1_000 },
  http: {
    maxHeaderSize: HEADER_BYTES,
    headersTimeout: HEADERS_TIMEOUT_MS,
    connectionsCheckingInterval: 1_000,
    insecureHTTPParser: false,
  },
  clientErrorHandler: answerClientError,
  frameworkErrors: answerFrameworkError,
} as const;

/** The router's own refusals: a path that cannot be decoded, or has a segment too long. */
function answerFrameworkError(
  error: { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem =
    error.statusCode === 414
      ? new HttpProblem('URI_TOO_LONG', 'A segment of the path is too long.')
      : new HttpProblem('BAD_REQUEST', 'The path cannot be decoded.');
  const { contentType, body } = presentersOf(request.server).present(request.url, problem, request.id);
  void reply
    .code(problem.status)
    .headers({ ...RESPONSE_HEADERS, 'x-request-id': request.id, 'content-type': contentType })
    .send(Buffer.from(body));
}
