import { weightOf } from './point-weight';
import type { SummaryPoint } from './summary';

/** The points whose costs together are within `most`, in their order: what weighs least goes first, the oldest of it before the rest. */
export function keepWithin(
  points: readonly SummaryPoint[],
  cost: (point: SummaryPoint) => number,
  most: number,
): readonly SummaryPoint[] {
  let total = points.reduce((sum, point) => sum + cost(point), 0);
  const dropped = new Set<SummaryPoint>();
  const lightestFirst = points
    .map((point, age) => ({ point, age, weight: weightOf(point) }))
    .sort((left, right) => left.weight - right.weight || left.age - right.age);
  for (const { point } of lightestFirst) {
    if (total <= most) break;
    total -= cost(point);
    dropped.add(point);
  }
  return points.filter((point) => !dropped.has(point));
}
