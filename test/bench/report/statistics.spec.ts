import { median, quantile } from './statistics';

describe('quantile', () => {
  const hundred = Array.from({ length: 100 }, (_none, index) => 100 - index);

  it('finds the value that the share lies below, in whatever order they come', () => {
    expect(quantile(hundred, 0)).toBe(1);
    expect(quantile(hundred, 0.99)).toBe(100);
    expect(median([9, 1, 5])).toBe(5);
  });

  it('knows none of nothing', () => {
    expect(median([])).toBeNaN();
  });
});
