import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Where Nest logs what it throws as well: a module that cannot be made, a port that is taken. */
const THROWN_TOO: ReadonlySet<unknown> = new Set(['ExceptionHandler', 'NestApplication']);

/** Nest's own lines, in the same stream and shape as the requests'. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  /** What keeps the app from starting is thrown as well, and told by whoever starts it. */
  error(message: unknown, ...rest: unknown[]): void {
    if (THROWN_TOO.has(rest.at(-1))) return;
    this.write('error', message, rest);
  }

  warn(message: unknown, ...rest: unknown[]): void {
    this.write('warn', message, rest);
  }

  debug(message: unknown, ...rest: unknown[]): void {
    this.write('debug', message, rest);
  }

  verbose(message: unknown, ...rest: unknown[]): void {
    this.write('trace', message, rest);
  }

  fatal(message: unknown, ...rest: unknown[]): void {
    this.write('fatal', message, rest);
  }

  /** Nest passes the context (a class name) last, and for errors a stack before it. */
  private write(
    level: 'trace' | 'debug' | 'warn' | 'error' | 'fatal',
    message: unknown,
    rest: unknown[],
  ): void {
    const context = rest.at(-1);
    const stack = rest.length > 1 ? rest[0] : undefined;
    const bindings = {
      ...(typeof context === 'string' ? { context } : {}),
      ...(stack === undefined ? {} : { stack }),
    };
    if (typeof message === 'string') return this.logger[level](bindings, message);
    this.logger[level]({
      ...bindings,
      ...(message instanceof Error ? { err: message } : (message as object)),
    });
  }
}
