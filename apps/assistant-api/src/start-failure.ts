import { EnvironmentError } from './environment';

/** Why the server did not start, for the one who starts it. A stack is only for what nobody foresaw. */
export function startFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, address, port } = error as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `PORT ${port} is in use on ${address}: set PORT to another, or 0 for any.`;
  if (code === 'EACCES' && port !== undefined) return `PORT ${port} needs rights that this process has not.`;
  if (code === 'EADDRNOTAVAIL') return `HOST ${address} is no address of this machine.`;
  const foreseen = error instanceof EnvironmentError || error.name === 'StorageStartError';
  return foreseen ? error.message : (error.stack ?? error.message);
}
