import type { MigrationInterface } from 'typeorm';
import { CreateTenants1764000000001 } from './migrations/1764000000001-create-tenants';
import { CreateSessions1764000000002 } from './migrations/1764000000002-create-sessions';
import { ProtectHistory1764000000003 } from './migrations/1764000000003-protect-history';
import { CreateCatalogue1764000000004 } from './migrations/1764000000004-create-catalogue';
import { CreateConversations1764000000005 } from './migrations/1764000000005-create-conversations';
import { CreateHandovers1764000000006 } from './migrations/1764000000006-create-handovers';
import { CreateBudgets1764000000007 } from './migrations/1764000000007-create-budgets';
import { CreateRecordedContents1764000000008 } from './migrations/1764000000008-create-recorded-contents';
import { ProtectTenants1764000000009 } from './migrations/1764000000009-protect-tenants';
import { QueueTurns1764000000010 } from './migrations/1764000000010-queue-turns';
import { CompactEvents1764000000011 } from './migrations/1764000000011-compact-events';
import { BriefReviews1764000000012 } from './migrations/1764000000012-brief-reviews';
import { IndexBrands1764000000013 } from './migrations/1764000000013-index-brands';
import { PlanForMany1764000000014 } from './migrations/1764000000014-plan-for-many';

/** In the order they run. A migration that was released is never changed: add the next one. */
export const MIGRATIONS: readonly (new () => MigrationInterface & { readonly name: string })[] = [
  CreateTenants1764000000001,
  CreateSessions1764000000002,
  ProtectHistory1764000000003,
  CreateCatalogue1764000000004,
  CreateConversations1764000000005,
  CreateHandovers1764000000006,
  CreateBudgets1764000000007,
  CreateRecordedContents1764000000008,
  ProtectTenants1764000000009,
  QueueTurns1764000000010,
  CompactEvents1764000000011,
  BriefReviews1764000000012,
  IndexBrands1764000000013,
  PlanForMany1764000000014,
];
