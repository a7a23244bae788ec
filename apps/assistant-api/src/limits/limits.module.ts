import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DefaultLimits, type KeyLimits } from '@app/application';
import type { Environment } from '../environment';

/** What the environment says about keys that have no limits of their own. */
@Global()
@Module({})
export class LimitsModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: LimitsModule,
      providers: [{ provide: DefaultLimits, useValue: { limits: defaultLimits(environment) } }],
      exports: [DefaultLimits],
    };
  }
}

function defaultLimits(environment: Environment): KeyLimits {
  const limits = {
    turnsPerDay: environment.KEY_TURNS_PER_DAY,
    tokensPerDay: environment.KEY_TOKENS_PER_DAY,
    visitorTurnsPerDay: environment.VISITOR_TURNS_PER_DAY,
    visitorTokensPerDay: environment.VISITOR_TOKENS_PER_DAY,
    requestsPerMinute: environment.KEY_REQUESTS_PER_MINUTE,
    concurrentTurns: environment.KEY_CONCURRENT_TURNS,
  };
  return Object.fromEntries(Object.entries(limits).filter(([, limit]) => limit !== undefined));
}
