import { type StoredApiKey } from '../ports/tenancy';
import { KEY_CACHE_MS, KeyCache } from './key-cache';

const KEY: StoredApiKey = {
  businessId: 'shop',
  keyId: 'known',
  label: '',
  scopes: [],
  createdAt: '',
  expiresAt: null,
  limits: {},
  revokedAt: null,
  secretHash: '',
};

describe('KeyCache', () => {
  it('keeps nothing longer than five seconds', () => {
    expect(KEY_CACHE_MS).toBeLessThanOrEqual(5_000);
  });

  it('keeps a key in use through a flood of unknown ids', async () => {
    const asked: string[] = [];
    const cache = new KeyCache((keyId) => {
      asked.push(keyId);
      return Promise.resolve(keyId === 'known' ? KEY : undefined);
    });
    await cache.get('known');
    for (let guess = 0; guess < 20_000; guess += 1) await cache.get(`guess-${guess}`);
    await cache.get('known');
    expect(asked.filter((keyId) => keyId === 'known')).toHaveLength(1);
  });

  it('keeps no failure', async () => {
    let broken = true;
    const cache = new KeyCache(() => (broken ? Promise.reject(new Error('down')) : Promise.resolve(KEY)));
    await expect(cache.get('known')).rejects.toThrow('down');
    broken = false;
    await expect(cache.get('known')).resolves.toBe(KEY);
  });
});
