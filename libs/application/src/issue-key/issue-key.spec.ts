import { InMemoryTenancy, SettableClock } from '@app/testing';
import { AuthenticateKey } from '../authenticate-key/authenticate-key';
import { BusinessLoader } from '../create-business/business-loader';
import { IssueKey, type KeyRequest } from './issue-key.command';
import { IssueKeyHandler } from './issue-key.handler';

async function given() {
  const tenancy = new InMemoryTenancy();
  const clock = new SettableClock();
  await tenancy.createBusiness({ businessId: 'shop', name: 'Shop', createdAt: '2026-01-01T00:00:00.000Z' });
  const handler = new IssueKeyHandler(new BusinessLoader(tenancy), tenancy, clock);
  const issue = (request: Partial<KeyRequest> = {}, businessId = 'shop') =>
    handler.execute(
      new IssueKey(businessId, { label: 'widget', scopes: ['invoke:*:*'], expiresAt: null, ...request }),
    );
  return { tenancy, clock, issue };
}

describe('IssueKey', () => {
  it('makes a key that tells its business and scopes', async () => {
    const { tenancy, clock, issue } = await given();
    const { secret, apiKey } = await issue({ scopes: ['invoke:states:write', 'invoke:states:write'] });
    await expect(new AuthenticateKey(tenancy, clock).authenticate(secret)).resolves.toEqual({
      businessId: 'shop',
      keyId: apiKey.keyId,
      scopes: ['invoke:states:write'],
      limits: {},
    });
  });

  it('keeps nothing that the secret could be had from', async () => {
    const { tenancy, issue } = await given();
    const { secret, apiKey } = await issue();
    const kept = JSON.stringify(await tenancy.findKey(apiKey.keyId));
    expect(kept).toContain(apiKey.keyId);
    expect(kept).not.toContain(secret.slice('sa_live_'.length + 9, -9));
    expect(JSON.stringify(await tenancy.listKeys('shop'))).not.toContain('secretHash');
  });

  it('keeps the expiry in UTC', async () => {
    const { issue } = await given();
    const { apiKey } = await issue({ expiresAt: '2026-06-01T02:00:00+02:00' });
    expect(apiKey.expiresAt).toBe('2026-06-01T00:00:00.000Z');
  });

  it.each(['invoke:states:read', 'invoke:*:*', '*:*:*', 'admin:*:*', 'chat:control:write'])(
    'grants %s',
    async (scope) => {
      const { issue } = await given();
      await expect(issue({ scopes: [scope] })).resolves.toMatchObject({ apiKey: { scopes: [scope] } });
    },
  );

  it.each([
    '',
    'invoke',
    'invoke:states',
    'invoke:states:erase',
    'admin:keys:write',
    'a:b:c:d',
    'INVOKE:*:*',
  ])('refuses the scope %j', async (scope) => {
    const { issue } = await given();
    await expect(issue({ scopes: ['invoke:*:*', scope] })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      fields: [{ pointer: '#/scopes/1' }],
    });
  });

  it('refuses a key that could do nothing', async () => {
    const { issue } = await given();
    await expect(issue({ scopes: [] })).rejects.toMatchObject({ fields: [{ pointer: '#/scopes' }] });
  });

  it.each([
    '2026-01-01T00:00:00Z',
    '2025-01-01',
    'tomorrow',
    '2030-13-01T00:00:00Z',
    '2030-02-30T00:00:00Z',
    '2030-01-01T00:00:00',
  ])('refuses the expiry %j', async (expiresAt) => {
    const { issue } = await given();
    await expect(issue({ expiresAt })).rejects.toMatchObject({ fields: [{ pointer: '#/expiresAt' }] });
  });

  it('keeps the limits that the key is given, and none that it is not', async () => {
    const { tenancy, issue } = await given();
    const { apiKey } = await issue({ limits: { turnsPerDay: 10 } });
    expect((await tenancy.findKey(apiKey.keyId))?.limits).toEqual({ turnsPerDay: 10 });
    expect((await issue()).apiKey.limits).toEqual({});
  });

  it.each([0, -1, 1.5, Number.NaN, 1_000_000_001])('refuses the limit %p', async (tokensPerDay) => {
    const { issue } = await given();
    await expect(issue({ limits: { tokensPerDay } })).rejects.toMatchObject({
      fields: [{ pointer: '#/limits/tokensPerDay' }],
    });
  });

  it('refuses an unknown business', async () => {
    const { issue } = await given();
    await expect(issue({}, 'shpo')).rejects.toMatchObject({ code: 'BUSINESS_NOT_FOUND' });
  });
});
