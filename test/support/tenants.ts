import { CommandBus } from '@nestjs/cqrs';
import type { INestApplicationContext } from '@nestjs/common';
import { CreateBusiness, IssueKey, PutAgent, type IssuedKey, type KeyLimits } from '@app/application';
import type { AgentDefinition } from '@app/domain';

export const PLAIN_AGENT: AgentDefinition = {
  name: 'Assistant',
  engine: 'built-in',
  language: 'en',
  instructions: '',
  greeting: null,
  playbooks: [],
  maxRecommendations: 3,
};

/** A business of its own with one agent, `agent`, made the way the admin command makes it. */
export async function createTenant(
  app: INestApplicationContext,
  businessId: string,
  definition: Partial<AgentDefinition> = {},
): Promise<void> {
  await app.get(CommandBus, { strict: false }).execute(new CreateBusiness(businessId, businessId));
  await putAgent(app, businessId, 'agent', definition);
}

export async function putAgent(
  app: INestApplicationContext,
  businessId: string,
  descriptorId: string,
  definition: Partial<AgentDefinition> = {},
): Promise<void> {
  const commands = app.get(CommandBus, { strict: false });
  await commands.execute(new PutAgent(businessId, descriptorId, { ...PLAIN_AGENT, ...definition }));
}

export function issueKey(
  app: INestApplicationContext,
  businessId: string,
  scopes: readonly string[],
  expiresAt: string | null = null,
  limits: KeyLimits = {},
): Promise<IssuedKey> {
  const commands = app.get(CommandBus, { strict: false });
  return commands.execute(new IssueKey(businessId, { label: 'test', scopes, expiresAt, limits }));
}
