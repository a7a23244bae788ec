import { AgentDescriptorVersionEntity } from './entities/agent-descriptor-version.entity';
import { ApiKeyEntity } from './entities/api-key.entity';
import { BudgetDayEntity } from './entities/budget-day.entity';
import { BusinessEntity } from './entities/business.entity';
import { CatalogueEntity } from './entities/catalogue.entity';
import { ConversationCustomerEntity } from './entities/conversation-customer.entity';
import { ConversationEntity } from './entities/conversation.entity';
import { ErasedStateEntity } from './entities/erased-state.entity';
import { EventEntity } from './entities/event.entity';
import { HandoverEntity } from './entities/handover.entity';
import { IdempotencyKeyEntity } from './entities/idempotency-key.entity';
import { KnowledgeEntryEntity } from './entities/knowledge-entry.entity';
import { MeetingEntity } from './entities/meeting.entity';
import { OrderDraftEntity } from './entities/order-draft.entity';
import { ProductEntity } from './entities/product.entity';
import { RecordedContentEntity } from './entities/recorded-content.entity';
import { SessionEntity } from './entities/session.entity';
import { SiteEntity } from './entities/site.entity';
import { SnapshotEntity } from './entities/snapshot.entity';
import { StateEntity } from './entities/state.entity';
import { TombstoneEntity } from './entities/tombstone.entity';
import { TurnEntity } from './entities/turn.entity';

/** Every table, in the order of their foreign keys. */
export const ENTITIES = [
  BusinessEntity,
  ApiKeyEntity,
  BudgetDayEntity,
  SiteEntity,
  AgentDescriptorVersionEntity,
  SessionEntity,
  StateEntity,
  EventEntity,
  SnapshotEntity,
  TurnEntity,
  IdempotencyKeyEntity,
  TombstoneEntity,
  ErasedStateEntity,
  CatalogueEntity,
  ProductEntity,
  KnowledgeEntryEntity,
  ConversationEntity,
  ConversationCustomerEntity,
  HandoverEntity,
  OrderDraftEntity,
  MeetingEntity,
  RecordedContentEntity,
];
