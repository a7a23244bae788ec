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

/** The conversation that a published sales message goes on with. */
export const DEMO_CONVERSATION = {
  conversationId: 'conv_123456',
  customer: { userId: 'user_789' },
  name: 'Team Plan Inquiry',
  /** One turn each, in their order. */
  history: [
    ['user', 'Hello, we are five people and have just begun with the Team Plan.'],
    [
      'assistant',
      'Welcome! The Team Plan is for up to ten people, so there is room to grow. How can I help?',
    ],
  ],
} as const;

export const DEMO_KEY_REQUEST = {
  keyId: DEMO_KEY,
  label: 'Everybody knows this key',
  scopes: ['*:*:*'],
  limits: {},
} as const;

export const DEMO_AGENT: AgentDefinition = {
  name: 'Demo shop assistant',
  engine: 'built-in',
  language: 'en',
  instructions: 'Help customers of the demo shop to find what they are looking for.',
  greeting: 'Welcome to my store! How can I help?',
  playbooks: [
    {
      name: 'gift-finder',
      systemMessage: 'Help to find a gift.',
      phases: [
        { name: 'discover', instructions: 'ask: Who is the gift for, and how old are they?' },
        { name: 'close', instructions: 'recommend: puzzle' },
      ],
    },
  ],
  tools: ['delegate_conversation', 'sales_order', 'schedule_date'],
  maxRecommendations: 3,
};
