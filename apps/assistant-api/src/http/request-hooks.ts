import { Injectable } from '@nestjs/common';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AccessHook } from './access/access.hook';
import { policyOf } from './access/request-policy';
import { RouteTable } from './access/route-table';
import { dropUnread, readBody } from './body/body-reader';
import { parseStrictJson } from './body/strict-json';
import { requireHost } from './host-header';
import { Drain } from './lifecycle/drain';
import { RequestLog } from './log/request-log';
import { ErrorPresenters, usePresenters } from './problem/error-presenters';
import { HttpProblem } from './problem/http.problem';
import { RESPONSE_HEADERS } from './response-headers';

/**
 * What happens to every request around its handler, in the order of the contract: head, key, scope, rate, then the body's
 * size and type, then its text.
 */
@Injectable()
export class RequestHooks {
  private readonly routes = new RouteTable();

  constructor(
    private readonly access: AccessHook,
    private readonly drain: Drain,
    private readonly log: RequestLog,
    private readonly presenters: ErrorPresenters,
  ) {}

  /** To be called before the routes are added. */
  install(fastify: FastifyInstance): void {
    usePresenters(fastify, this.presenters);
    fastify.decorateRequest('caller', null);
    fastify.decorateRequest('madeStateId', null);
    fastify.addHook('onRoute', (route) => {
      this.routes.add(route.url, route.method);
      route.handler = this.drain.counted(route.handler);
    });
    fastify.addHook('onRequest', async (request, reply) => {
      reply.headers({ ...RESPONSE_HEADERS, 'x-request-id': request.id });
      await this.admit(request, reply);
    });
    fastify.addHook('onSend', (_request, reply, _payload, done) => {
      if (this.drain.draining) reply.header('connection', 'close');
      done();
    });
    fastify.addHook('preValidation', (request, _reply, done) => {
      requireReadableQuery(request.url);
      if (Buffer.isBuffer(request.body)) request.body = this.parse(request, request.body);
      done();
    });
    fastify.addHook('onResponse', (request, reply, done) => {
      this.log.write(request, reply);
      if (!isUpload(request)) dropUnread(request.raw);
      done();
    });
    fastify.removeAllContentTypeParsers();
    fastify.addContentTypeParser('*', (request: FastifyRequest, payload: IncomingMessage) =>
      this.readBody(request, payload),
    );
  }

  private async admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (this.drain.draining) {
      throw new HttpProblem('SHUTTING_DOWN', 'This server is shutting down.', { retryAfterSeconds: 1 });
    }
    requireHost(request.raw);
    if (request.is404) throw this.unknownRoute(request);
    await this.access.check(request, reply);
  }

  private unknownRoute(request: FastifyRequest): HttpProblem {
    const [path = ''] = request.url.split('?');
    const allowed = this.routes.allowedMethods(path);
    if (allowed.length === 0) return new HttpProblem('ROUTE_NOT_FOUND', 'There is nothing at this path.');
    const allow = allowed.join(', ');
    return new HttpProblem('METHOD_NOT_ALLOWED', `This path knows ${allow}.`, { headers: { allow } });
  }

  private async readBody(request: FastifyRequest, payload: IncomingMessage): Promise<unknown> {
    return policyOf(request).body === 'stream' ? payload : readBody(payload);
  }

  /** A DELETE may name a type for the body that it does not have. */
  private parse(request: FastifyRequest, bytes: Buffer): unknown {
    return bytes.length === 0 && request.method === 'DELETE' ? undefined : parseStrictJson(bytes);
  }
}

/** Fastify would leave `%zz`, and half a surrogate pair, as they stand: a text that nobody meant. */
function requireReadableQuery(url: string): void {
  const at = url.indexOf('?');
  if (at === -1) return;
  try {
    decodeURIComponent(url.slice(at + 1));
  } catch (cause) {
    throw new HttpProblem('BAD_REQUEST', 'The query string cannot be decoded.', { cause });
  }
}

/** A file that was let in may take its time, even when it is refused half way. */
function isUpload(request: FastifyRequest): boolean {
  return request.caller !== null && policyOf(request).body === 'stream';
}
