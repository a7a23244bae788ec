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

/** JSON lines on stdout; for a developer's terminal, readable ones. */
export function createLogger(level: string, forPeople: boolean): PinoLogger {
  const options = { ...LOG_RULES, level };
  if (!forPeople || !hasPretty()) return pino(options);
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
