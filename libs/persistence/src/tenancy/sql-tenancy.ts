import { Injectable } from '@nestjs/common';
import { Tenancy, type ApiKey, type Business, type Site, type StoredApiKey } from '@app/application';
import { Database, EVERY_BUSINESS } from '../database/database';
import * as businesses from './business.query';
import * as keys from './api-key.query';
import * as sites from './site.query';

@Injectable()
export class SqlTenancy extends Tenancy {
  constructor(private readonly database: Database) {
    super();
  }

  createBusiness(business: Business): Promise<void> {
    return this.database.write(business.businessId, () => businesses.insertBusiness(business));
  }

  getBusiness(businessId: string): Promise<Business | undefined> {
    return this.database.read(businessId, () => businesses.findBusiness(businessId));
  }

  listBusinesses(): Promise<readonly Business[]> {
    return this.database.read(EVERY_BUSINESS, () => businesses.findBusinesses());
  }

  addKey(key: StoredApiKey): Promise<void> {
    return this.database.write(key.businessId, () => keys.insertKey(key));
  }

  findKey(keyId: string): Promise<StoredApiKey | undefined> {
    return this.database.read(EVERY_BUSINESS, () => keys.findKey(keyId));
  }

  listKeys(businessId: string): Promise<readonly ApiKey[]> {
    return this.database.read(businessId, () => keys.findKeys(businessId));
  }

  revokeKey(businessId: string, keyId: string, revokedAt: string): Promise<boolean> {
    return this.database.write(businessId, () => keys.revokeKey(businessId, keyId, revokedAt));
  }

  putSite(site: Site): Promise<void> {
    return this.database.write(site.businessId, () => sites.putSite(site));
  }

  getSite(businessId: string, siteId: string): Promise<Site | undefined> {
    return this.database.read(businessId, () => sites.findSite(businessId, siteId));
  }

  listSites(businessId: string): Promise<readonly Site[]> {
    return this.database.read(businessId, () => sites.findSites(businessId));
  }
}
