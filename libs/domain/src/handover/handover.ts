import { DomainError } from '../errors';

/** Where a session stands between assistant and people: `requested → accepted → human → returned`. */
export type HandoverStatus = 'none' | 'requested' | 'accepted' | 'human' | 'returned';

/** What moves it: asked for, taken by a person, written by that person, given back. */
export type HandoverStep = 'request' | 'accept' | 'write' | 'return';

/** Who has a session, as far as is known. */
export interface Holder {
  readonly status: HandoverStatus;
  /** The person; null: not told, or nobody. */
  readonly by: string | null;
}

/**
 * The status after a step by somebody, or null when the step changes nothing (asking twice, writing twice). Who takes over
 * what was taken by a person not told is that person. A return of what is only requested takes the request back.
 * @param by null: not told
 * @throws DomainError HUMAN_HAS_IT for who takes over what another person has; INVALID_ARGUMENT for a return of what nobody
 * has or wants
 */
export function decideHandover(
  { status, by: holder }: Holder,
  step: HandoverStep,
  by: string | null,
): HandoverStatus | null {
  const free = status === 'none' || status === 'returned';
  const isNamed = holder === null && by !== null;
  switch (step) {
    case 'request':
      return free ? 'requested' : null;
    case 'accept':
      if (!isWithHuman(status)) return 'accepted';
      if (isNamed) return status;
      if (by === null || by === holder) return null;
      throw new DomainError('HUMAN_HAS_IT', `${holder} has this conversation`);
    case 'write':
      return status === 'human' && !isNamed ? null : 'human';
    case 'return':
      if (free) throw new DomainError('INVALID_ARGUMENT', 'nobody has taken this conversation over');
      return 'returned';
  }
}

/** Whether the assistant is not asked: a person has the conversation, or was asked for, where that is enough. */
export function silencesAgent(status: HandoverStatus, onceRequested: boolean): boolean {
  return isWithHuman(status) || (onceRequested && status === 'requested');
}

/** Whether a person has the conversation, so that the assistant does not speak. */
export function isWithHuman(status: HandoverStatus): boolean {
  return status === 'accepted' || status === 'human';
}
