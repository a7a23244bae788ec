import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { ApplicationModule } from '@app/application';
import type { Logger } from 'pino';
import { AccessHook } from './access/access.hook';
import { HealthController } from './health/health.controller';
import { Readiness } from './health/readiness';
import { Background } from './lifecycle/background';
import { Drain } from './lifecycle/drain';
import { LOGGER, RequestLog } from './log/request-log';
import { ErrorPresenters } from './problem/error-presenters';
import { ProblemFilter } from './problem/problem.filter';
import { RequestHooks } from './request-hooks';
import { OpenStreams } from './sse/open-streams';
import { StreamTurns } from './sse/stream-turns';

/** What every surface shares: keys, limits, errors, log, shutdown. Surfaces may register how they show errors. */
@Module({})
export class HttpModule {
  static forRoot(logger: Logger): DynamicModule {
    return {
      module: HttpModule,
      global: true,
      imports: [ApplicationModule],
      controllers: [HealthController],
      providers: [
        { provide: LOGGER, useValue: logger },
        { provide: APP_FILTER, useClass: ProblemFilter },
        AccessHook,
        Background,
        Drain,
        ErrorPresenters,
        OpenStreams,
        StreamTurns,
        Readiness,
        RequestHooks,
        RequestLog,
      ],
      exports: [Background, Drain, ErrorPresenters, LOGGER, RequestHooks, StreamTurns],
    };
  }
}
