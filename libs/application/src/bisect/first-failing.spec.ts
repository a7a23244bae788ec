import { firstFailing } from './first-failing';

describe('firstFailing', () => {
  it.each([1, 2, 3, 7, 64, 100])('finds it among %d, asking few and none twice', async (last) => {
    for (let first = 1; first <= last + 1; first += 1) {
      const asked: number[] = [];
      const found = await firstFailing(last, (at) => {
        asked.push(at);
        return Promise.resolve(at < first);
      });
      expect(found).toBe(first > last ? null : first);
      expect(new Set(asked).size).toBe(asked.length);
      expect(asked.length).toBeLessThanOrEqual(Math.ceil(Math.log2(last)) + 1);
    }
  });
});
