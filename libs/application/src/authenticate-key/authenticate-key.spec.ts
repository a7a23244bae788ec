import { InMemoryTenancy, SettableClock } from '@app/testing';
import { type StoredApiKey } from '../ports/tenancy';
import { keyDigest, newApiKey } from './api-key-format';
import { AuthenticateKey } from './authenticate-key';
import { DEMO_KEY } from './demo-access';

function stored(key: string, keyId: string, more: Partial<StoredApiKey> = {}): StoredApiKey {
  return {
    businessId: 'shop',
    keyId,
    label: 'widget',
    scopes: ['invoke:states:write'],
    createdAt: '2026-01-01T00:00:00.000Z',
    expiresAt: null,
    limits: {},
    revokedAt: null,
    secretHash: keyDigest(key).toString('hex'),
    ...more,
  };
}

async function given(more: Partial<StoredApiKey> = {}, demo?: { enabled: boolean }) {
  const tenancy = new InMemoryTenancy();
  const clock = new SettableClock();
  const { key, keyId } = newApiKey();
  await tenancy.addKey(stored(key, keyId, more));
  return { tenancy, clock, key, keyId, keys: new AuthenticateKey(tenancy, clock, demo) };
}

describe('AuthenticateKey', () => {
  it('tells the business and the scopes of a key', async () => {
    const { keys, key, keyId } = await given();
    await expect(keys.authenticate(key)).resolves.toEqual({
      businessId: 'shop',
      keyId,
      scopes: ['invoke:states:write'],
      limits: {},
    });
  });

  it('refuses a well-formed key with a known id and another secret', async () => {
    const { keys, tenancy, keyId } = await given();
    const forged = newApiKey();
    await tenancy.addKey(stored(newApiKey().key, forged.keyId));
    await expect(keys.authenticate(forged.key)).resolves.toBeUndefined();
    await expect(keys.authenticate(`sa_live_${keyId}_guess`)).resolves.toBeUndefined();
  });

  it('refuses an unknown key and looks a repeated guess up once', async () => {
    const { keys, tenancy } = await given();
    const { key } = newApiKey();
    await keys.authenticate(key);
    await expect(keys.authenticate(key)).resolves.toBeUndefined();
    expect(tenancy.keyLookups).toBe(1);
  });

  it('refuses a malformed key without a look-up', async () => {
    const { keys, tenancy } = await given();
    for (const text of ['', 'x', 'a'.repeat(10_000), '\u0000']) {
      await expect(keys.authenticate(text)).resolves.toBeUndefined();
    }
    expect(tenancy.keyLookups).toBe(0);
  });

  it('refuses a revoked key', async () => {
    const { keys, key } = await given({ revokedAt: '2025-12-31T00:00:00.000Z' });
    await expect(keys.authenticate(key)).resolves.toBeUndefined();
  });

  it('refuses a key from the moment it expires, kept in the cache or not', async () => {
    const { keys, key, clock } = await given({ expiresAt: '2026-01-01T00:00:01.000Z' });
    await expect(keys.authenticate(key)).resolves.toBeDefined();
    clock.advance(1_000);
    await expect(keys.authenticate(key)).resolves.toBeUndefined();
  });

  it('looks a key up once for many requests, and anew when told to', async () => {
    const { keys, key, keyId, tenancy } = await given();
    await keys.authenticate(key);
    await keys.authenticate(key);
    expect(tenancy.keyLookups).toBe(1);
    await tenancy.revokeKey('shop', keyId, '2026-01-01T00:00:00.000Z');
    keys.forget(keyId);
    await expect(keys.authenticate(key)).resolves.toBeUndefined();
  });
});

describe('the demo key', () => {
  it.each([
    ['is let in where the demo shop is enabled', { enabled: true }, true],
    ['is refused where it is not, though the database has it', { enabled: false }, false],
    ['is refused where nothing was said', undefined, false],
  ])('%s', async (_name, demo, letIn) => {
    const { keys, tenancy } = await given({}, demo);
    await tenancy.addKey(stored(DEMO_KEY, DEMO_KEY, { businessId: 'demo' }));
    const caller = await keys.authenticate(DEMO_KEY);
    expect(caller?.businessId).toBe(letIn ? 'demo' : undefined);
  });
});
