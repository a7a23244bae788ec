import { keyDigest, newApiKey } from '@app/application';
import { sqlStores, type Database } from '@app/persistence';
import type { Tenant } from './seed-job';

const BUSINESS = 'bench';
const AGENT = 'agent';

/** The business that is measured, with one agent and one key. */
export async function makeTenant(database: Database, url: string): Promise<Tenant> {
  const { tenancy, agents } = sqlStores(database);
  const createdAt = new Date().toISOString();
  await tenancy.createBusiness({ businessId: BUSINESS, name: 'Bench', createdAt });
  await agents.putAgent(BUSINESS, AGENT, {
    name: 'Assistant',
    engine: 'built-in',
    language: 'en',
    instructions: '',
    greeting: null,
    playbooks: [],
    maxRecommendations: 3,
  });
  const { keyId, key } = newApiKey();
  await tenancy.addKey({
    businessId: BUSINESS,
    keyId,
    label: 'bench',
    scopes: ['*:*:*'],
    // What is measured is how fast it can be, not how fast a key may be.
    limits: { requestsPerMinute: 1_000_000_000, concurrentTurns: 1_000_000 },
    createdAt,
    expiresAt: null,
    revokedAt: null,
    secretHash: keyDigest(key).toString('hex'),
  });
  return { url, businessId: BUSINESS, descriptorId: AGENT, key };
}
