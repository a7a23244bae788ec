import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SessionEntity } from './session.entity';

/** Who has a session: entries are only added, and the one with the greatest sequence counts. */
@Entity({ name: 'handover', withoutRowid: true })
@ForeignKey(() => SessionEntity, ['businessId', 'sessionId'], ['businessId', 'sessionId'], {
  name: 'fk_handover_session',
})
@Index('ix_handover_age', ['businessId', 'createdAt'])
export class HandoverEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'session_id', type: 'text' })
  sessionId!: string;

  /** From 1 without gaps: two who add at once cannot both. */
  @PrimaryColumn({ type: 'integer' })
  sequence!: number;

  @Column({ name: 'conversation_id', type: 'text', nullable: true })
  conversationId!: string | null;

  @Column({ type: 'text' })
  status!: string;

  /** Null: the assistant. */
  @Column({ type: 'text', nullable: true })
  actor!: string | null;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
