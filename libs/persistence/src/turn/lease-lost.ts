import { DomainError } from '@app/domain';

export function leaseLost(): DomainError {
  return new DomainError(
    'LEASE_LOST',
    'this turn took too long and its place was given away: nothing was stored',
  );
}
