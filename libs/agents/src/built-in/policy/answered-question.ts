import type { Memory } from '@app/domain';
import { NO_WISH, type Droppable, type Understanding, type Wish } from '../understanding/understanding';
import { isColour } from './criteria-refiner';
import type { Ask } from './move';
import type { OpenQuestion } from './situation';

const DROPS: Partial<Record<Ask, Droppable>> = {
  'without-price': 'price',
  'without-brand': 'brand',
  'without-colour': 'colour',
  'without-size': 'size',
  'without-attributes': 'limits',
};

/** What "yes" means after the agent's last question; null: a plain yes. */
export function readYes(question: OpenQuestion | undefined, memory: Memory): Understanding | null {
  if (question === undefined) return null;
  const dropped = DROPS[question.ask];
  if (dropped !== undefined) return refine({ dropped: [dropped] });
  switch (question.ask) {
    case 'other-colour':
      return refine(colourWish(question.values['colour'] ?? '', memory));
    case 'hand-over':
      return { kind: 'handover' };
    case 'buy':
      return { kind: 'order', target: { by: 'pronoun' } };
    case 'stands-out-one':
      return { kind: 'details', target: { by: 'position', position: 1 }, aspects: [] };
    default:
      return null;
  }
}

function refine(wish: Partial<Wish>): Understanding {
  return { kind: 'refine', wish: { ...NO_WISH, ...wish } };
}

function colourWish(colour: string, memory: Memory): Partial<Wish> {
  const limit = memory.search?.attributes.find(({ name }) => isColour(name));
  return limit === undefined
    ? { words: [colour] }
    : { attributes: [{ name: limit.name, values: [colour], exclude: false }] };
}
