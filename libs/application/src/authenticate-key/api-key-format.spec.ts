import { keyDigest, keyIdOf, newApiKey } from './api-key-format';

describe('the format of a key', () => {
  it('holds an id, 256 random bits and a checksum', () => {
    const { key, keyId } = newApiKey();
    expect(key).toMatch(/^sa_live_[0-9a-hjkmnp-tv-z]{8}_[A-Za-z0-9_-]{43}_[0-9a-f]{8}$/);
    expect(key.slice(8, 16)).toBe(keyId);
    expect(keyIdOf(key)).toBe(keyId);
  });

  it('never makes the same key twice', () => {
    const keys = Array.from({ length: 1_000 }, () => newApiKey().key);
    expect(new Set(keys).size).toBe(1_000);
  });

  it('knows a key with one changed character from its checksum', () => {
    const { key } = newApiKey();
    for (let index = 0; index < key.length; index += 1) {
      const changed = key[index] === 'x' ? 'y' : 'x';
      expect(keyIdOf(key.slice(0, index) + changed + key.slice(index + 1))).toBeUndefined();
    }
  });

  it.each(['', 'demo-key', 'sa_live_', `sa_live_abcdefgh_${'a'.repeat(43)}_00000000`, 'x'.repeat(10_000)])(
    'finds no id in %.40j',
    (text) => {
      expect(keyIdOf(text)).toBeUndefined();
    },
  );

  it('refuses white space around a key', () => {
    const { key } = newApiKey();
    expect([keyIdOf(` ${key}`), keyIdOf(`${key}\n`), keyIdOf(`${key}, ${key}`)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('digests to 32 bytes whatever the length', () => {
    expect(keyDigest('demo-key')).toHaveLength(32);
    expect(keyDigest('x'.repeat(10_000))).toHaveLength(32);
  });
});
