interface Failure {
  readonly name: string;
  readonly message: string;
  readonly stack?: string;
  readonly code?: string;
  readonly address?: string;
  /** Only errors of the name lookup carry one. */
  readonly hostname?: string;
  readonly port?: number;
}

const FORESEEN: ReadonlySet<string> = new Set([
  'EnvironmentError',
  'MetricsServerError',
  'StorageStartError',
]);

/** Why the server did not start, for the one who starts it. A stack is only for what nobody foresaw. */
export function startFailure(error: unknown): string {
  if (!isFailure(error)) return String(error);
  const { code, address, hostname, port } = error;
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use on ${address}: set PORT to another, or 0 for any.`;
  if (code === 'EACCES' && port !== undefined) return `PORT ${port} needs rights that this process has not.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} is no address of this machine.`;
  if (hostname !== undefined) return `HOST ${hostname} is no name or address that this machine can find.`;
  return FORESEEN.has(error.name) ? error.message : (error.stack ?? error.message);
}

function isFailure(error: unknown): error is Failure {
  return typeof error === 'object' && error !== null && 'message' in error && 'name' in error;
}
