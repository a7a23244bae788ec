import { Injectable } from '@nestjs/common';
import { canonicalJson, DomainError, type AgentDefinition, type AgentDescriptor } from '@app/domain';
import { AgentDirectory, CURRENT_AGENT_MS } from '@app/application';
import { LRUCache } from 'lru-cache';
import { Database } from '../database/database';
import { sql } from '../database/statement';
import { all, first, type Transaction } from '../database/transaction';
import { requireBusiness } from '../tenancy/business.query';

interface VersionRow {
  readonly businessId: string;
  readonly descriptorId: string;
  readonly version: number;
  readonly definition: string;
  readonly createdAt: number;
}

const COLUMNS = sql`v.business_id AS "businessId", v.descriptor_id AS "descriptorId", v.version, v.definition,
  v.created_at AS "createdAt"`;

/** Of the definitions that are kept parsed, in characters of their text. */
const KEPT = { max: 1_000, maxSize: 16 * 1024 * 1024 } as const;

/** Descriptors whose newest version's number is kept. */
const CURRENT = { max: 10_000, ttl: CURRENT_AGENT_MS } as const;

/** A version never changes, so what is kept of one is never stale; which is the newest is kept for a moment. */
@Injectable()
export class SqlAgentDirectory extends AgentDirectory {
  private readonly kept = new LRUCache<string, AgentDescriptor>(KEPT);
  private readonly current = new LRUCache<string, number>(CURRENT);

  constructor(private readonly database: Database) {
    super();
  }

  async getAgent(
    businessId: string,
    descriptorId: string,
    version?: number,
  ): Promise<AgentDescriptor | undefined> {
    const wanted = version ?? (await this.readNewest(businessId, descriptorId));
    if (wanted === undefined) return undefined;
    const name = nameOf(businessId, descriptorId, wanted);
    const kept = this.kept.get(name);
    if (kept !== undefined) return kept;
    const row = await this.database.read(businessId, () => findVersion(businessId, descriptorId, wanted));
    if (row === undefined) return undefined;
    const descriptor = toDescriptor(row);
    this.kept.set(name, descriptor, { size: row.definition.length });
    return descriptor;
  }

  override currentAgent(
    businessId: string,
    descriptorId: string,
    atLeast = 0,
  ): Promise<AgentDescriptor | undefined> {
    const known = this.current.get(nameOf(businessId, descriptorId));
    const isTooOld = known !== undefined && known < atLeast;
    return this.getAgent(businessId, descriptorId, isTooOld ? undefined : known);
  }

  async listAgents(businessId: string): Promise<readonly AgentDescriptor[]> {
    const rows = await this.database.read(businessId, () =>
      all<VersionRow>(sql`
        SELECT ${COLUMNS} FROM agent_descriptor_version v
        WHERE v.business_id = ${businessId} AND NOT EXISTS (
          SELECT 1 FROM agent_descriptor_version n WHERE n.business_id = v.business_id
            AND n.descriptor_id = v.descriptor_id AND n.version > v.version)
        ORDER BY v.descriptor_id`),
    );
    return rows.map(toDescriptor);
  }

  async putAgent(
    businessId: string,
    descriptorId: string,
    definition: AgentDefinition,
  ): Promise<AgentDescriptor> {
    const text = canonicalJson(definition);
    const row = await this.database.write(businessId, () => putVersion(businessId, descriptorId, text));
    this.setCurrent(businessId, descriptorId, row.version);
    return toDescriptor(row);
  }

  private async readNewest(businessId: string, descriptorId: string): Promise<number | undefined> {
    const newest = await this.database.read(businessId, () => findNewestNumber(businessId, descriptorId));
    if (newest !== undefined) this.setCurrent(businessId, descriptorId, newest);
    return newest;
  }

  /** What a slow read found does not replace what was made meanwhile. */
  private setCurrent(businessId: string, descriptorId: string, version: number): void {
    const name = nameOf(businessId, descriptorId);
    if (version >= (this.current.get(name) ?? 0)) this.current.set(name, version);
  }
}

function nameOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}

function findNewest(businessId: string, descriptorId: string): Transaction<VersionRow | undefined> {
  return first<VersionRow>(sql`
    SELECT ${COLUMNS} FROM agent_descriptor_version v
    WHERE v.business_id = ${businessId} AND v.descriptor_id = ${descriptorId} ORDER BY v.version DESC LIMIT 1`);
}

function* findNewestNumber(businessId: string, descriptorId: string): Transaction<number | undefined> {
  const newest = yield* first<{ readonly version: number }>(sql`
    SELECT version FROM agent_descriptor_version
    WHERE business_id = ${businessId} AND descriptor_id = ${descriptorId} ORDER BY version DESC LIMIT 1`);
  return newest?.version;
}

function findVersion(
  businessId: string,
  descriptorId: string,
  version: number,
): Transaction<VersionRow | undefined> {
  return first<VersionRow>(sql`
    SELECT ${COLUMNS} FROM agent_descriptor_version v
    WHERE v.business_id = ${businessId} AND v.descriptor_id = ${descriptorId} AND v.version = ${version}`);
}

/** Two that put at once: the later meets the earlier's version number, and runs again on top of it. */
function* putVersion(businessId: string, descriptorId: string, definition: string): Transaction<VersionRow> {
  yield* requireBusiness(businessId);
  const newest = yield* findNewest(businessId, descriptorId);
  if (newest?.definition === definition) return newest;
  const version = (newest?.version ?? 0) + 1;
  const stored = yield* first<VersionRow>(sql`
    INSERT INTO agent_descriptor_version (business_id, descriptor_id, version, definition, created_at)
    VALUES (${businessId}, ${descriptorId}, ${version}, ${definition}, epoch_ms())
    RETURNING business_id AS "businessId", descriptor_id AS "descriptorId", version, definition,
      created_at AS "createdAt"`);
  if (stored === undefined) throw new DomainError('UNAVAILABLE', 'the agent descriptor was not stored');
  return stored;
}

function toDescriptor({
  businessId,
  descriptorId,
  version,
  definition,
  createdAt,
}: VersionRow): AgentDescriptor {
  return {
    businessId,
    descriptorId,
    version,
    definition: JSON.parse(definition) as AgentDefinition,
    createdAt: new Date(createdAt).toISOString(),
  };
}
