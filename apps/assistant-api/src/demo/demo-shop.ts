import { DEMO_KEY } from '@app/application';
import type { AgentDefinition } from '@app/domain';

export const DEMO_BUSINESS = { businessId: 'demo', name: 'Demo shop' } as const;

/** Both ids stand in the published requests. */
export const DEMO_AGENTS = ['example-agent', '018e7dc6-d9f8-48aa-1751-b57fdce7403e'] as const;

export const DEMO_SITE = {
  businessId: DEMO_BUSINESS.businessId,
  siteId: 'site_456',
  name: 'Demo shop',
  agentDescriptorId: DEMO_AGENTS[0],
} as const;

export const DEMO_KEY_REQUEST = {
  keyId: DEMO_KEY,
  label: 'Everybody knows this key',
  scopes: ['*:*:*'],
} as const;

export const DEMO_AGENT: AgentDefinition = {
  name: 'Demo shop assistant',
  engine: 'built-in',
  language: 'en',
  instructions: 'Help customers of the demo shop to find what they are looking for.',
  greeting: 'Welcome to my store! How can I help?',
  playbooks: [],
  maxRecommendations: 3,
};
