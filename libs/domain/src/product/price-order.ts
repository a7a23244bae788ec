import type { Money } from './money';

/**
 * Orders prices, lowest first: those in the shop's `currency`, then those in each other one by its code, for no amount of one
 * is more or less than an amount of another; last what has no price. `sign` -1 puts the highest of each currency first.
 */
export function comparePrices(
  left: Money | null,
  right: Money | null,
  currency: string,
  sign: 1 | -1 = 1,
): number {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (left.currency === right.currency) return sign * (left.amountMinor - right.amountMinor);
  if (left.currency === currency) return -1;
  if (right.currency === currency) return 1;
  return left.currency < right.currency ? -1 : 1;
}
