import pino, { type Logger as PinoLogger } from 'pino';

/** JSON lines on stdout; for a developer's terminal, readable ones. */
export function createLogger(level: string, forPeople: boolean): PinoLogger {
  const options = { level, base: undefined, timestamp: pino.stdTimeFunctions.isoTime };
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
