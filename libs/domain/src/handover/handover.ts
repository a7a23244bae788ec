import { DomainError } from '../errors';

/** Where a session stands between assistant and people: `requested → accepted → human → returned`. */
export type HandoverStatus = 'none' | 'requested' | 'accepted' | 'human' | 'returned';

/** What moves it: asked for, taken by a person, written by that person, given back. */
export type HandoverStep = 'request' | 'accept' | 'write' | 'return';

/**
 * The status after a step, or null when the step changes nothing (asking twice, writing twice).
 * @throws DomainError INVALID_ARGUMENT for a return of what nobody has
 */
export function decideHandover(status: HandoverStatus, step: HandoverStep): HandoverStatus | null {
  const free = status === 'none' || status === 'returned';
  switch (step) {
    case 'request':
      return free ? 'requested' : null;
    case 'accept':
      return free || status === 'requested' ? 'accepted' : null;
    case 'write':
      return status === 'human' ? null : 'human';
    case 'return':
      if (free) throw new DomainError('INVALID_ARGUMENT', 'nobody has taken this conversation over');
      return 'returned';
  }
}

/** Whether a person has the conversation, so that the assistant does not speak. */
export function isWithHuman(status: HandoverStatus): boolean {
  return status === 'accepted' || status === 'human';
}
