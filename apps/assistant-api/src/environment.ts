import 'reflect-metadata';
import { applyDecorators } from '@nestjs/common';
import { plainToInstance, Transform } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  validateSync,
} from 'class-validator';
import { isLoopback, isModelUrl } from '@app/agents';

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
const HOST = /^[\w.:-]+$/;
const HOST_MESSAGE = 'must be a host name or an IP address, such as 127.0.0.1';
const NODE_ENVIRONMENTS = ['development', 'test', 'production'] as const;

const MOST = 1_000_000_000;
const LIMIT_MESSAGE = { message: `must be a whole number from 1 to ${MOST}` };
/** Variables without a default. */
const UNSET = [
  'METRICS_PORT',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OPENAI_API_KEY',
  'OPENAI_BASE_URL',
  'OPENAI_MODEL',
  'KEY_TURNS_PER_DAY',
  'KEY_TOKENS_PER_DAY',
  'VISITOR_TURNS_PER_DAY',
  'VISITOR_TOKENS_PER_DAY',
];

/** What the server is told from outside. An empty variable counts as one that is not set. */
export class Environment {
  /** 0 takes any free port. */
  @IsPort()
  readonly PORT: number = 3_000;

  @Matches(HOST, { message: HOST_MESSAGE })
  readonly HOST: string = '127.0.0.1';

  @Matches(/^(sqlite:[^?]+|postgres(ql)?:\/\/.+)$/, {
    message: 'must be sqlite:<path of a file> or postgres://<user>@<host>/<database>',
  })
  readonly DATABASE_URL: string = 'sqlite:data/sales-assistant.db';

  /** Not set: nothing is counted. */
  @IsOptional()
  @IsPort()
  readonly METRICS_PORT?: number;

  @Matches(HOST, { message: HOST_MESSAGE })
  readonly METRICS_HOST: string = '127.0.0.1';

  @IsOptional()
  @Matches(/^[\x21-\x7e]+$/, { message: 'must be a key without spaces' })
  readonly OPENAI_API_KEY?: string;

  @IsOptional()
  @IsModelUrl({ message: 'must be an https:// URL, or an http:// URL of a loopback host' })
  readonly OPENAI_BASE_URL?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200, { message: 'must have at most 200 characters' })
  readonly OPENAI_MODEL?: string;

  @IsLimit()
  readonly KEY_TURNS_PER_DAY?: number;

  @IsLimit()
  readonly KEY_TOKENS_PER_DAY?: number;

  @IsLimit()
  readonly VISITOR_TURNS_PER_DAY?: number;

  @IsLimit()
  readonly VISITOR_TOKENS_PER_DAY?: number;

  @IsLimit()
  readonly KEY_REQUESTS_PER_MINUTE: number = 100_000;

  @IsLimit()
  readonly KEY_CONCURRENT_TURNS: number = 1_000;

  @IsLimit()
  readonly CONCURRENT_TURNS: number = 2_000;

  @IsLimit()
  readonly FAILED_KEYS_PER_MINUTE: number = 1_000;

  /** Not set: nothing is traced. */
  @IsOptional()
  @Matches(/^https?:\/\/[^\s]+$/, { message: 'must be the http:// or https:// URL of a collector' })
  readonly OTEL_EXPORTER_OTLP_ENDPOINT?: string;

  @MaxLength(100, { message: 'must have at most 100 characters' })
  readonly OTEL_SERVICE_NAME: string = 'sales-assistant';

  @IsIn(LOG_LEVELS, { message: `must be one of ${LOG_LEVELS.join(', ')}` })
  readonly LOG_LEVEL: (typeof LOG_LEVELS)[number] = 'info';

  @IsIn(NODE_ENVIRONMENTS, { message: `must be one of ${NODE_ENVIRONMENTS.join(', ')}` })
  readonly NODE_ENV: (typeof NODE_ENVIRONMENTS)[number] = 'development';

  get isProduction(): boolean {
    return this.NODE_ENV === 'production';
  }

  /** What the API is like is told to those at this machine, not to whoever finds the server. */
  get hasDocs(): boolean {
    return !this.isProduction && isLoopback(this.HOST);
  }

  /** The demo shop's key is public, so it opens nothing that others can reach. */
  get hasDemoShop(): boolean {
    return !this.isProduction && isLoopback(this.HOST);
  }
}

/** Names each variable that is wrong, and what it must be. Values are not repeated: they may be secrets. */
export class EnvironmentError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not right:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'EnvironmentError';
  }
}

/** @throws EnvironmentError */
export function readEnvironment(variables: NodeJS.ProcessEnv): Environment {
  const known = Object.keys(new Environment()).concat(UNSET);
  const given = known
    .map((name) => [name, variables[name]?.trim()] as const)
    .filter(([, value]) => value !== undefined && value !== '');
  const environment = plainToInstance(Environment, Object.fromEntries(given), { exposeDefaultValues: true });
  const faults = validateSync(environment).map(
    ({ property, constraints }) => `${property} ${Object.values(constraints ?? {})[0] ?? 'is not valid'}`,
  );
  if (faults.length > 0) throw new EnvironmentError(faults);
  return environment;
}

function IsPort(): PropertyDecorator {
  const options = { message: 'must be a whole number from 0 to 65535' };
  return applyDecorators(Transform(asNumber), IsInt(options), Min(0, options), Max(65_535, options));
}

function IsModelUrl(options: { message: string }): PropertyDecorator {
  return (target, propertyName) =>
    registerDecorator({
      name: 'isModelUrl',
      target: target.constructor,
      propertyName: String(propertyName),
      options,
      validator: { validate: isModelUrl },
    });
}

function asNumber({ value }: { readonly value: unknown }): unknown {
  return /^\d+$/.test(String(value)) ? Number(value) : value;
}

function IsLimit(): PropertyDecorator {
  return applyDecorators(
    IsOptional(),
    Transform(asNumber),
    IsInt(LIMIT_MESSAGE),
    Min(1, LIMIT_MESSAGE),
    Max(MOST, LIMIT_MESSAGE),
  );
}
