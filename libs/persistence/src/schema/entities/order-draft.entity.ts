import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { StateEntity } from './state.entity';

/** An order as the assistant drafted it, stored with the turn that did. */
@Entity({ name: 'order_draft' })
@ForeignKey(
  () => StateEntity,
  ['businessId', 'sessionId', 'stateId'],
  ['businessId', 'sessionId', 'stateId'],
  { name: 'fk_order_draft_state' },
)
@Index('ix_order_draft_session', ['businessId', 'sessionId'])
export class OrderDraftEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'order_id', type: 'text' })
  orderId!: string;

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ name: 'state_id', type: 'text' })
  stateId!: string;

  @Column({ name: 'conversation_id', type: 'text', nullable: true })
  conversationId!: string | null;

  @Column({ name: 'lead_id', type: 'text' })
  leadId!: string;

  @Column({ name: 'product_id', type: 'text' })
  productId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'integer' })
  quantity!: number;

  /** Minor units of the currency for one; null: on request. */
  @Column({ name: 'unit_price_minor', type: 'bigint', nullable: true })
  unitPriceMinor!: number | null;

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
