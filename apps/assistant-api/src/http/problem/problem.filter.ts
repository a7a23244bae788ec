import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { LOGGER } from '../log/request-log';
import { ErrorPresenters } from './error-presenters';
import type { HttpProblem } from './http.problem';
import { toProblem } from './problem.mapper';

/** The one place where anything thrown becomes an answer. Only what was nobody's fault outside is logged, once. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(
    private readonly presenters: ErrorPresenters,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const problem = toProblem(error);
    if (problem.status === 500)
      this.logger.error({ requestId: request.id, err: problem.cause }, problem.code);
    if (!reply.sent) this.send(request, reply, this.presenters.adapt(request.url, problem));
  }

  private send(request: FastifyRequest, reply: FastifyReply, problem: HttpProblem): void {
    const { contentType, body } = this.presenters.present(request.url, problem, request.id);
    void reply
      .code(problem.status)
      .headers(problem.headers)
      .header('content-type', contentType)
      .send(Buffer.from(body));
  }
}
