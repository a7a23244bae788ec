import { InMemoryTenancy, SettableClock } from '@app/testing';
import { AuthenticateKey } from '../authenticate-key/authenticate-key';
import { BusinessLoader } from '../create-business/business-loader';
import { IssueKey } from '../issue-key/issue-key.command';
import { IssueKeyHandler } from '../issue-key/issue-key.handler';
import { RevokeKey } from './revoke-key.command';
import { RevokeKeyHandler } from './revoke-key.handler';

async function given() {
  const tenancy = new InMemoryTenancy();
  const clock = new SettableClock();
  const keys = new AuthenticateKey(tenancy, clock);
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '2026-01-01T00:00:00.000Z' });
  const issued = await new IssueKeyHandler(new BusinessLoader(tenancy), tenancy, clock).execute(
    new IssueKey('shop', { label: '', scopes: ['invoke:*:*'], expiresAt: null }),
  );
  return { tenancy, clock, keys, issued, handler: new RevokeKeyHandler(tenancy, keys, clock) };
}

describe('RevokeKey', () => {
  it('ends a key at once, though it was just used', async () => {
    const { keys, issued, handler } = await given();
    await expect(keys.authenticate(issued.secret)).resolves.toBeDefined();
    await handler.execute(new RevokeKey('shop', issued.apiKey.keyId));
    await expect(keys.authenticate(issued.secret)).resolves.toBeUndefined();
  });

  it('keeps the first time when revoked twice', async () => {
    const { tenancy, clock, issued, handler } = await given();
    await handler.execute(new RevokeKey('shop', issued.apiKey.keyId));
    clock.advance(60_000);
    await handler.execute(new RevokeKey('shop', issued.apiKey.keyId));
    await expect(tenancy.findKey(issued.apiKey.keyId)).resolves.toMatchObject({
      revokedAt: '2026-01-01T00:00:00.000Z',
    });
  });

  it("does not touch another business's key and says what it says of an unknown one", async () => {
    const { keys, issued, handler } = await given();
    await expect(handler.execute(new RevokeKey('other', issued.apiKey.keyId))).rejects.toMatchObject({
      code: 'API_KEY_NOT_FOUND',
    });
    await expect(handler.execute(new RevokeKey('shop', 'unknown1'))).rejects.toMatchObject({
      code: 'API_KEY_NOT_FOUND',
    });
    await expect(keys.authenticate(issued.secret)).resolves.toBeDefined();
  });
});
