import { fromMajor, type Money } from '@app/domain';

/** Dollars, for prices in tests. */
export function usd(amount: number): Money {
  return fromMajor(amount, 'USD');
}
