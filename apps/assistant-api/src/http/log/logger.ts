import pino, { type Logger as PinoLogger, type LoggerOptions } from 'pino';
import { loggedError } from './logged-error';

/** Our keys and those of model servers. No line is written with one; this is the second wall. */
const KEYS = /\b(?:sa_live_|sk-)[\w-]{8,}/g;

/** What holds for every line, wherever it goes. */
export const LOG_RULES = {
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  serializers: { err: (error: unknown) => loggedError(error) },
  hooks: { streamWrite: (line: string) => line.replace(KEYS, '[key]') },
} satisfies LoggerOptions;

const STDOUT = 1;

/**
 * Lines are gathered and written beside the requests, so that a slow reader of the log holds nobody up: at the latest after
 * `periodicFlush` milliseconds, on an exit, and with a fatal line. A process that is killed loses what it gathered since.
 * What a reader leaves unread beyond `maxLength` characters is dropped.
 */
const GATHERED = { sync: false, minLength: 4_096, maxLength: 16 * 1024 * 1024, periodicFlush: 200 } as const;

/** JSON lines on stdout; for a developer's terminal, readable ones. */
export function createLogger(level: string, forPeople: boolean): PinoLogger {
  const options = { ...LOG_RULES, level };
  if (!forPeople || !hasPretty()) return pino(options, pino.destination({ dest: STDOUT, ...GATHERED }));
  return pino({ ...options, transport: { target: 'pino-pretty', options: { translateTime: 'HH:MM:ss.l' } } });
}

/** pino-pretty is a development dependency: an install without those logs JSON. */
function hasPretty(): boolean {
  try {
    require.resolve('pino-pretty');
    return true;
  } catch {
    return false;
  }
}
