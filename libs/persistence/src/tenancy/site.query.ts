import type { Site } from '@app/application';
import { sql } from '../database/statement';
import { all, first, run, type Transaction } from '../database/transaction';
import { requireBusiness } from './business.query';

const COLUMNS = sql`business_id AS "businessId", site_id AS "siteId", name,
  agent_descriptor_id AS "agentDescriptorId"`;

export function findSite(businessId: string, siteId: string): Transaction<Site | undefined> {
  return first<Site>(
    sql`SELECT ${COLUMNS} FROM site WHERE business_id = ${businessId} AND site_id = ${siteId}`,
  );
}

export function findSites(businessId: string): Transaction<readonly Site[]> {
  return all<Site>(sql`SELECT ${COLUMNS} FROM site WHERE business_id = ${businessId} ORDER BY site_id`);
}

/** @throws DomainError BUSINESS_NOT_FOUND */
export function* putSite({ businessId, siteId, name, agentDescriptorId }: Site): Transaction<void> {
  yield* requireBusiness(businessId);
  yield* run(sql`
    INSERT INTO site (business_id, site_id, name, agent_descriptor_id)
    VALUES (${businessId}, ${siteId}, ${name}, ${agentDescriptorId})
    ON CONFLICT (business_id, site_id)
    DO UPDATE SET name = excluded.name, agent_descriptor_id = excluded.agent_descriptor_id`);
}
