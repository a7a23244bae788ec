import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { StateEntity } from './state.entity';

/** A meeting as the assistant proposed it, stored with the turn that did; a business has one at a time. */
@Entity({ name: 'meeting' })
@ForeignKey(
  () => StateEntity,
  ['businessId', 'sessionId', 'stateId'],
  ['businessId', 'sessionId', 'stateId'],
  { name: 'fk_meeting_state' },
)
@Unique('uq_meeting_slot', ['businessId', 'startsAt'])
@Index('ix_meeting_session', ['businessId', 'sessionId'])
export class MeetingEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'meeting_id', type: 'text' })
  meetingId!: string;

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ name: 'state_id', type: 'text' })
  stateId!: string;

  @Column({ name: 'conversation_id', type: 'text', nullable: true })
  conversationId!: string | null;

  @Column({ name: 'lead_id', type: 'text' })
  leadId!: string;

  @Column({ name: 'meeting_type', type: 'text' })
  meetingType!: string;

  @Column({ name: 'starts_at', type: 'bigint' })
  startsAt!: number;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
