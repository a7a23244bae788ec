import { usesSourceMaps } from './own-source-map';
import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { banner } from './banner';
import { createApp } from './configure-app';
import { readEnvironment, type Environment } from './environment';
import { collectEarly } from './heap-growth';
import { createLogger } from './http/log/logger';
import { onParentGone } from './parent-watch';
import { prepare } from './prepare';
import { shutDown } from './shutdown';
import { startFailure } from './start-failure';

/** Connections that may wait to be taken, as far as the system allows; Node's own 511 are few for a burst. */
const BACKLOG = 4_096;

async function main(): Promise<void> {
  process.setSourceMapsEnabled(usesSourceMaps);
  collectEarly();
  const environment = readEnvironment(process.env);
  const forPeople = !environment.isProduction && process.stdout.isTTY;
  const logger = createLogger(environment.LOG_LEVEL, forPeople);
  const app = await createApp(environment, logger);
  await app.listen({ port: environment.PORT, host: environment.HOST, backlog: BACKLOG });
  stopOnSignals(app, logger);
  announce(app, environment, logger);
  await prepare(app, logger);
}

function announce(app: NestFastifyApplication, environment: Environment, logger: Logger): void {
  const address = app.getHttpServer().address() as AddressInfo;
  logger.info({ address: address.address, port: address.port }, 'listening');
  if (environment.isProduction) return;
  process.stdout.write(banner(address, { demoShop: environment.hasDemoShop, docs: environment.hasDocs }));
}

function stopOnSignals(app: NestFastifyApplication, logger: Logger): void {
  let stopping = false;
  const stop = (reason: string, exitCode: number): void => {
    if (stopping) return;
    stopping = true;
    logger.info({ reason }, 'shutting down');
    shutDown(app, logger).then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.fatal({ err: error }, 'did not shut down cleanly');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM', 0));
  process.on('SIGINT', () => stop('SIGINT', 0));
  if (process.env.npm_lifecycle_event !== undefined) onParentGone(() => stop('npm is gone', 0));
  process.on('unhandledRejection', (error) => {
    logger.fatal({ err: error }, 'unhandled rejection');
    stop('unhandled rejection', 1);
  });
  process.on('uncaughtException', (error) => {
    logger.fatal({ err: error }, 'uncaught exception');
    stop('uncaught exception', 1);
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${startFailure(error)}\n`);
  process.exit(1);
});
