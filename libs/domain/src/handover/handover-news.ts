import { event, type HandoverAccepted, type HandoverReturned } from '../event/event';
import type { Memory } from '../memory/memory';
import { isWithHuman, type HandoverStatus } from './handover';

/**
 * What a lineage has not heard of who has its session: a person takes over a session, not a state, so the states that
 * are gone on from afterwards hear of it with their next turn.
 * @param told what the lineage knows
 */
export function handoverNews(
  told: Memory['handover'],
  status: HandoverStatus,
): readonly (HandoverAccepted | HandoverReturned)[] {
  if (isWithHuman(status) && told !== 'accepted') return [event('HandoverAccepted', { by: null })];
  if (status === 'returned' && told !== 'none') return [event('HandoverReturned', { by: null })];
  return [];
}
