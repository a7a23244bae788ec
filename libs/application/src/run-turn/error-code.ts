import { DomainError } from '@app/domain';

/** What a turn that threw ended with. */
export function codeOf(error: unknown): string {
  return error instanceof DomainError ? error.code : 'INTERNAL';
}
