import { newId } from './new-id';
import { RandomBlock } from './random-block';

describe('a block of random bytes', () => {
  it('gives none out twice, within a block and beyond', () => {
    const block = new RandomBlock(64);
    const texts = Array.from({ length: 1_000 }, () => block.text(8, 'hex'));
    expect(new Set(texts).size).toBe(1_000);
    expect(texts.every((text) => /^[0-9a-f]{16}$/.test(text))).toBe(true);
    const numbers = Array.from({ length: 1_000 }, () => block.nextUint32());
    expect(new Set(numbers).size).toBeGreaterThan(990);
    expect(Math.max(...numbers)).toBeLessThan(2 ** 32);
  });

  it('begins a new block where the rest of one is too short', () => {
    const block = new RandomBlock(10);
    const texts = Array.from({ length: 100 }, () => block.text(6, 'base64url'));
    expect(new Set(texts).size).toBe(100);
    expect(texts.every((text) => text.length === 8)).toBe(true);
  });

  it('makes ids that are unique, in order, and UUIDs of version 7', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
    expect(
      ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id)),
    ).toBe(true);
  });
});
