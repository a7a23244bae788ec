import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { KeepLeftBehind } from '@app/application';
import type { Logger } from 'pino';
import { LOGGER } from '../http/log/request-log';

const EVERY_MS = 1_000;

/** Looks, from the start on and every second, for messages that a process took and died with. */
@Injectable()
export class LeftBehindSweep implements OnApplicationBootstrap, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private sweeping: Promise<void> | undefined;

  constructor(
    private readonly commands: CommandBus,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.begin(), EVERY_MS).unref();
    this.begin();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.sweeping;
  }

  private begin(): void {
    this.sweeping ??= this.sweep().finally(() => (this.sweeping = undefined));
  }

  private async sweep(): Promise<void> {
    try {
      const kept = await this.commands.execute(new KeepLeftBehind());
      if (kept > 0) this.logger.warn({ kept }, 'kept messages of a process that died');
    } catch (error) {
      this.logger.warn({ err: error }, 'could not look for messages that were left behind');
    }
  }
}
