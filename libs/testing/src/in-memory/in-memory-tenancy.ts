import { Tenancy, type ApiKey, type Business, type Site, type StoredApiKey } from '@app/application';
import { DomainError } from '@app/domain';

/** The tenancy port over maps, for specs of use cases. */
export class InMemoryTenancy extends Tenancy {
  private readonly businesses = new Map<string, Business>();
  private readonly keys = new Map<string, StoredApiKey>();
  private readonly sites = new Map<string, Site>();
  /** How often a key was looked up. */
  keyLookups = 0;

  createBusiness(business: Business): Promise<void> {
    if (this.businesses.has(business.businessId)) {
      return Promise.reject(new DomainError('ALREADY_EXISTS', `business ${business.businessId} exists`));
    }
    this.businesses.set(business.businessId, business);
    return Promise.resolve();
  }

  getBusiness(businessId: string): Promise<Business | undefined> {
    return Promise.resolve(this.businesses.get(businessId));
  }

  listBusinesses(): Promise<readonly Business[]> {
    return Promise.resolve([...this.businesses.values()]);
  }

  addKey(key: StoredApiKey): Promise<void> {
    this.keys.set(key.keyId, key);
    return Promise.resolve();
  }

  findKey(keyId: string): Promise<StoredApiKey | undefined> {
    this.keyLookups += 1;
    return Promise.resolve(this.keys.get(keyId));
  }

  listKeys(businessId: string): Promise<readonly ApiKey[]> {
    const own = [...this.keys.values()].filter((key) => key.businessId === businessId);
    return Promise.resolve(own.map(({ secretHash: _secretHash, ...key }) => key));
  }

  revokeKey(businessId: string, keyId: string, revokedAt: string): Promise<boolean> {
    const key = this.keys.get(keyId);
    if (key?.businessId !== businessId) return Promise.resolve(false);
    this.keys.set(keyId, { ...key, revokedAt: key.revokedAt ?? revokedAt });
    return Promise.resolve(true);
  }

  putSite(site: Site): Promise<void> {
    this.sites.set(`${site.businessId}\n${site.siteId}`, site);
    return Promise.resolve();
  }

  getSite(businessId: string, siteId: string): Promise<Site | undefined> {
    return Promise.resolve(this.sites.get(`${businessId}\n${siteId}`));
  }

  listSites(businessId: string): Promise<readonly Site[]> {
    return Promise.resolve([...this.sites.values()].filter((site) => site.businessId === businessId));
  }
}
