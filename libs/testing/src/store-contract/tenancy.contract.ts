import { uuidv7 } from 'uuidv7';
import type { StoredApiKey } from '@app/application';
import { Scene } from './scene';
import type { StoreUnderContract } from './store-under-contract';

const AT = '2026-03-04T05:06:07.089Z';

function aKey(businessId: string): StoredApiKey {
  return {
    businessId,
    keyId: uuidv7(),
    label: 'widget',
    scopes: ['invoke:states:write', 'chat:*:read'],
    createdAt: AT,
    expiresAt: null,
    limits: {},
    revokedAt: null,
    secretHash: 'c'.repeat(64),
  };
}

export function describeTenancy(store: () => StoreUnderContract): void {
  describe('businesses', () => {
    it('are created once', async () => {
      const business = { businessId: uuidv7(), name: 'Müller & Söhne', createdAt: AT };
      await store().tenancy.createBusiness(business);
      expect(await store().tenancy.getBusiness(business.businessId)).toEqual(business);
      expect(await store().tenancy.listBusinesses()).toContainEqual(business);
      await expect(store().tenancy.createBusiness(business)).rejects.toMatchObject({
        code: 'ALREADY_EXISTS',
      });
      expect(await store().tenancy.getBusiness('nobody')).toBeUndefined();
    });
  });

  describe('keys', () => {
    it('are found by id, and listed without their digest', async () => {
      const { businessId } = await Scene.begin(store());
      const key = { ...aKey(businessId), expiresAt: '2027-01-01T00:00:00.000Z', limits: { turnsPerDay: 10 } };
      await store().tenancy.addKey(key);
      expect(await store().tenancy.findKey(key.keyId)).toEqual(key);
      const { secretHash: _secretHash, ...listed } = key;
      expect(await store().tenancy.listKeys(businessId)).toEqual([listed]);
      expect(await store().tenancy.findKey('nothing')).toBeUndefined();
    });

    it('are revoked once, by their own business', async () => {
      const [owner, stranger] = [await Scene.begin(store()), await Scene.begin(store())];
      const key = aKey(owner.businessId);
      const { tenancy } = store();
      await tenancy.addKey(key);
      expect(await tenancy.revokeKey(stranger.businessId, key.keyId, AT)).toBe(false);
      expect((await tenancy.findKey(key.keyId))?.revokedAt).toBeNull();
      expect(await tenancy.revokeKey(owner.businessId, key.keyId, AT)).toBe(true);
      expect(await tenancy.revokeKey(owner.businessId, key.keyId, '2030-01-01T00:00:00.000Z')).toBe(true);
      expect((await tenancy.findKey(key.keyId))?.revokedAt).toBe(AT);
      expect(await tenancy.listKeys(stranger.businessId)).toEqual([]);
    });

    it('have an id of their own, across businesses', async () => {
      const [one, two] = [await Scene.begin(store()), await Scene.begin(store())];
      const key = aKey(one.businessId);
      await store().tenancy.addKey(key);
      await expect(store().tenancy.addKey({ ...key, businessId: two.businessId })).rejects.toMatchObject({
        code: 'ALREADY_EXISTS',
      });
      await expect(store().tenancy.addKey(aKey('nobody'))).rejects.toMatchObject({
        code: 'BUSINESS_NOT_FOUND',
      });
    });
  });

  describe('sites', () => {
    it('are put and put again', async () => {
      const { businessId } = await Scene.begin(store());
      const site = { businessId, siteId: 'main', name: 'Main', agentDescriptorId: null };
      await store().tenancy.putSite(site);
      await store().tenancy.putSite({ ...site, agentDescriptorId: 'ada' });
      await store().tenancy.putSite({ ...site, siteId: 'a' });
      expect(await store().tenancy.getSite(businessId, 'main')).toEqual({
        ...site,
        agentDescriptorId: 'ada',
      });
      expect((await store().tenancy.listSites(businessId)).map(({ siteId }) => siteId)).toEqual([
        'a',
        'main',
      ]);
      expect(await store().tenancy.getSite('nobody', 'main')).toBeUndefined();
    });
  });
}
