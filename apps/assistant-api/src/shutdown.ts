import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Logger } from 'pino';
import { Drain } from './http/lifecycle/drain';

/** How long running requests may take to finish, and connections to close after them. */
const DRAIN_MS = 25_000;
const CLOSE_MS = 2_000;

/** Lets nobody in, lets everybody finish, then closes the database. */
export async function shutDown(app: NestFastifyApplication, logger: Logger): Promise<void> {
  const server = app.getHttpServer();
  const drained = app.get(Drain).begin(DRAIN_MS);
  server.close();
  server.closeIdleConnections();
  const unfinished = await drained;
  if (unfinished > 0) logger.warn({ unfinished }, 'stopped waiting for requests');
  const cutOff = setTimeout(() => server.closeAllConnections(), CLOSE_MS);
  await app.close();
  clearTimeout(cutOff);
}
