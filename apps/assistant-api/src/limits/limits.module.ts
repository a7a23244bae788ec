import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DefaultLimits, TurnCapacity, type KeyLimits } from '@app/application';
import type { Environment } from '../environment';
import { FailedKeys } from './failed-keys';
import { KeyRate } from './key-rate';

/** How much may be asked of this server: by a key, from an address, at once. */
@Global()
@Module({})
export class LimitsModule {
  static forRoot(environment: Environment): DynamicModule {
    return {
      module: LimitsModule,
      providers: [
        { provide: DefaultLimits, useValue: { limits: defaultLimits(environment) } },
        { provide: TurnCapacity, useValue: { concurrentTurns: environment.CONCURRENT_TURNS } },
        { provide: FailedKeys, useValue: new FailedKeys(environment.FAILED_KEYS_PER_MINUTE) },
        KeyRate,
      ],
      exports: [DefaultLimits, TurnCapacity, FailedKeys, KeyRate],
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
