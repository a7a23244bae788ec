import { DomainError } from '@app/domain';

/** The refusal of a cursor that no page of the list gave. */
export function foreignCursor(): DomainError {
  const message = 'is not a cursor that a page of this list gave';
  return new DomainError('INVALID_ARGUMENT', `cursor ${message}`, {
    fields: [{ pointer: '#/cursor', message }],
  });
}
