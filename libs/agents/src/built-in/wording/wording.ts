import type { ReplyPart } from '@app/domain';
import type { Move, Values } from '../policy/move';
import { choose, fill } from './phrase';
import type { Phrasebook } from './phrasebook';

/** A plan in words: the parts of the reply, in the order of the plan. Pure. */
export function wordMoves(
  moves: readonly Move[],
  phrasebook: Phrasebook,
  turn: number,
): readonly ReplyPart[] {
  return moves.map((move) => wordMove(move, phrasebook, turn));
}

function wordMove(move: Move, phrasebook: Phrasebook, turn: number): ReplyPart {
  switch (move.move) {
    case 'recommend':
      return { kind: 'recommendation', productIds: move.productIds, criteria: move.criteria };
    case 'state': {
      const text = fill(
        choose(phrasebook.statements[move.what], turn),
        shownValues(move.values ?? {}, phrasebook),
      );
      return { kind: 'message', text };
    }
    case 'ask':
      return {
        kind: 'message',
        text: fill(choose(phrasebook.questions[move.what], turn), move.values ?? {}),
      };
    case 'suggest':
      return { kind: 'suggestions', questions: move.asks };
    case 'fact':
      return move.part;
    case 'hand-over':
      return { kind: 'handover', reason: move.reason, reasonNative: phrasebook.handoverReason };
  }
}

/** An availability and a kind of meeting are words of the domain until they are said. */
function shownValues(values: Values, phrasebook: Phrasebook): Values {
  const { availability, type } = values;
  const meetings: Readonly<Record<string, string>> = phrasebook.meetingTypes;
  return {
    ...values,
    ...(availability === undefined
      ? {}
      : { availability: phrasebook.availability[availability] ?? availability }),
    ...(type === undefined ? {} : { type: meetings[type] ?? type }),
  };
}
