import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { UNOBSERVED, type TurnObserver } from '@app/application';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { EachObserver } from './each-observer';
import type { Instrument } from './instrument';

/** What watches this server, as far as the environment asks for it. */
export class Observation implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly turns: TurnObserver;

  constructor(
    private readonly instruments: readonly Instrument[],
    private readonly logger: Logger,
  ) {
    const [first, ...others] = instruments.map(({ turns }) => turns);
    this.turns =
      first === undefined || others.length === 0
        ? (first ?? UNOBSERVED)
        : new EachObserver([first, ...others]);
  }

  /** To be called before the routes are added. */
  install(fastify: FastifyInstance): void {
    for (const instrument of this.instruments) instrument.observe(fastify);
  }

  async onApplicationBootstrap(): Promise<void> {
    for (const instrument of this.instruments) await instrument.start?.(this.logger);
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.instruments.map((instrument) => instrument.close()));
  }
}
