import type { Memory } from '@app/domain';
import type { Ask, Move } from '../policy/move';
import type { Guide } from './guide';

/** Questions that only keep the talk going: the shop's own question may stand in their place. */
const CLOSING: ReadonlySet<Ask> = new Set<Ask>([
  'find-product',
  'what-looking-for',
  'anything-else',
  'stands-out-one',
  'stands-out-two',
  'stands-out-many',
  'budget',
  'brand',
  'plan-needs',
]);

/** The moves with the shop's own question at their end, once in a conversation. */
export function guidedMoves(moves: readonly Move[], { ask }: Guide, memory: Memory): readonly Move[] {
  const isAsked = memory.transcript.some(({ speaker, text }) => speaker === 'assistant' && text === ask);
  if (ask === null || isAsked) return moves;
  const last = moves.at(-1);
  const own: Move = { move: 'state', what: 'guided', values: { text: ask } };
  if (last?.move !== 'ask') return [...moves, own];
  return CLOSING.has(last.what) ? [...moves.slice(0, -1), own] : moves;
}
