import type { TurnObserver } from '@app/application';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One way of watching the server. */
export interface Instrument {
  readonly turns: TurnObserver;
  /** Called before the routes are added. */
  observe(fastify: FastifyInstance): void;
  start?(logger: Logger): Promise<void>;
  close(): Promise<void>;
}
