/** What each grade of a human rating (0 to 3) is worth. */
const GAINS: readonly number[] = [0, 0.25, 0.5, 1];

/** Grade by product id. */
export type Ratings = ReadonlyMap<string, number>;

/**
 * Normalised discounted cumulative gain of the first ten: 1 for the best possible ranking of the rated products, 0
 * when no relevant one is among them. An unrated product gains nothing. Undefined when no product is rated above 0.
 */
export function ndcgAt10(ranking: readonly string[], ratings: Ratings): number | undefined {
  const best = [...ratings].sort(([, left], [, right]) => right - left).map(([productId]) => productId);
  const ideal = dcgAt10(best, ratings);
  return ideal === 0 ? undefined : dcgAt10(ranking, ratings) / ideal;
}

/** The same after dropping what nobody has rated from the ranking. */
export function condensedNdcgAt10(ranking: readonly string[], ratings: Ratings): number | undefined {
  return ndcgAt10(
    ranking.filter((productId) => ratings.has(productId)),
    ratings,
  );
}

/** The share of the first ten that somebody has rated, 0 to 1. */
export function ratedShareAt10(ranking: readonly string[], ratings: Ratings): number {
  const first = ranking.slice(0, 10);
  return first.length === 0 ? 0 : first.filter((productId) => ratings.has(productId)).length / first.length;
}

function dcgAt10(ranking: readonly string[], ratings: Ratings): number {
  return ranking
    .slice(0, 10)
    .map((productId, index) => (GAINS[ratings.get(productId) ?? 0] ?? 0) / Math.log2(index + 2))
    .reduce((sum, gain) => sum + gain, 0);
}
