import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module';
import type { Environment } from './environment';
import { FASTIFY_OPTIONS } from './http/fastify-options';
import { NestLogger } from './http/log/nest.logger';
import { refuseTunnel } from './http/problem/client-error.handler';
import { RequestHooks } from './http/request-hooks';
import { Observation } from './observability/observation';
import { mountDocs } from './openapi/openapi';

/** The whole server, ready to listen. */
export async function createApp(environment: Environment, logger: Logger): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.forRoot(environment, logger),
    createAdapter(),
    { bodyParser: false, logger: new NestLogger(logger), abortOnError: false },
  );
  return configureApp(app, environment);
}

export function createAdapter(): FastifyAdapter {
  return new FastifyAdapter(FASTIFY_OPTIONS);
}

/** What main and the tests both do to an app, made without Nest's body parsers, before it listens. */
export function configureApp(app: NestFastifyApplication, environment: Environment): NestFastifyApplication {
  const fastify: FastifyInstance = app.getHttpAdapter().getInstance();
  app.get(Observation).install(fastify);
  app.get(RequestHooks).install(fastify);
  ignoreUnknownExpectations(fastify.server);
  fastify.server.on('connect', (_request, socket: Socket) => refuseTunnel(fastify, socket));
  if (environment.hasDocs) mountDocs(app);
  return app;
}

/** What a client expects beyond `100-continue` may be ignored; Node would answer 417 without our headers and body. */
function ignoreUnknownExpectations(server: Server): void {
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
