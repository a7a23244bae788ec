import type { ReplyPart } from '@app/domain';
import type { Move } from '../policy/move';
import type { Understanding } from '../understanding/understanding';
import type { Guide, Happening } from './guide';

/** What a turn came to, for the phase to know whether it is over. */
export function happenedIn(acts: readonly Understanding[], moves: readonly Move[]): ReadonlySet<Happening> {
  const happened = new Set<Happening>(['replied']);
  if (acts.some(({ kind }) => kind === 'greeting')) happened.add('greeted');
  for (const move of moves) {
    if (move.move === 'recommend') happened.add('recommended');
    if (move.move === 'hand-over') happened.add('handed-over');
    if (move.move !== 'state') continue;
    if (move.what === 'order-done' || move.what === 'order-done-unpriced') happened.add('ordered');
    if (move.what === 'meeting-done') happened.add('scheduled');
    if (/^(?:details-|compare-|verbatim$|colleague-said$)/.test(move.what)) happened.add('answered');
  }
  return happened;
}

/** The step to the next phase, when what it waits for has happened. */
export function phaseStep({ next }: Guide, happened: ReadonlySet<Happening>): readonly ReplyPart[] {
  return next !== null && happened.has(next.when)
    ? [{ kind: 'phase', playbook: next.playbook, phase: next.phase }]
    : [];
}
