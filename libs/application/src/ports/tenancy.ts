export interface Business {
  readonly businessId: string;
  readonly name: string;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
}

export interface Site {
  readonly businessId: string;
  readonly siteId: string;
  readonly name: string;
  /** The descriptor that answers on this site; null: the business's default. */
  readonly agentDescriptorId: string | null;
}

/**
 * How much may be done with a key, whole numbers. In a stored key an absent one is the server's default; in force,
 * absent is without limit.
 */
export interface KeyLimits {
  /** Turns that ask the agent, per UTC day. */
  readonly turnsPerDay?: number;
  /** Tokens of language models, prompts and answers together, per UTC day. */
  readonly tokensPerDay?: number;
  /** The same for each visitor. */
  readonly visitorTurnsPerDay?: number;
  readonly visitorTokensPerDay?: number;
  readonly requestsPerMinute?: number;
  /** Turns that wait or run at the same time, in one server. */
  readonly concurrentTurns?: number;
}

/** A key as it is kept: its secret is shown once and stored only as a SHA-256. */
export interface ApiKey {
  readonly businessId: string;
  /** The public part of the key, by which it is found, listed and revoked. */
  readonly keyId: string;
  readonly label: string;
  readonly scopes: readonly string[];
  readonly limits: KeyLimits;
  /** ISO 8601 UTC. */
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
}

export interface StoredApiKey extends ApiKey {
  /** SHA-256 of the whole key, hex. */
  readonly secretHash: string;
}

/** Businesses, their keys and their sites. */
export abstract class Tenancy {
  /** @throws DomainError ALREADY_EXISTS */
  abstract createBusiness(business: Business): Promise<void>;
  abstract getBusiness(businessId: string): Promise<Business | undefined>;
  abstract listBusinesses(): Promise<readonly Business[]>;

  abstract addKey(key: StoredApiKey): Promise<void>;
  /** The one look-up that takes no business: it is what tells whose key it is. */
  abstract findKey(keyId: string): Promise<StoredApiKey | undefined>;
  abstract listKeys(businessId: string): Promise<readonly ApiKey[]>;
  /** False when the business has no such key. Revoking twice keeps the first time. */
  abstract revokeKey(businessId: string, keyId: string, revokedAt: string): Promise<boolean>;

  abstract putSite(site: Site): Promise<void>;
  abstract getSite(businessId: string, siteId: string): Promise<Site | undefined>;
  abstract listSites(businessId: string): Promise<readonly Site[]>;
}
