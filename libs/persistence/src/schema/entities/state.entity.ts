import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { SessionEntity } from './session.entity';

/**
 * Never updated. A parent is a state of the same business and the same session: the foreign key names all three,
 * and the constraint that serves it also lists a session.
 */
@Entity({ name: 'state', withoutRowid: true })
@ForeignKey(() => SessionEntity, ['businessId', 'sessionId'], ['businessId', 'sessionId'], {
  name: 'fk_state_session',
})
@ForeignKey(
  () => StateEntity,
  ['businessId', 'sessionId', 'parentStateId'],
  ['businessId', 'sessionId', 'stateId'],
  { name: 'fk_state_parent' },
)
@Unique('uq_state_session', ['businessId', 'sessionId', 'stateId'])
@Index('ix_state_parent', ['businessId', 'parentStateId'])
export class StateEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'state_id', type: 'text' })
  stateId!: string;

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ name: 'parent_state_id', type: 'text', nullable: true })
  parentStateId!: string | null;

  @Column({ type: 'integer' })
  depth!: number;

  @Column({ name: 'descriptor_id', type: 'text' })
  descriptorId!: string;

  @Column({ name: 'agent_version', type: 'integer' })
  agentVersion!: number;

  /** How many events the turn made; what is missing can be told. */
  @Column({ name: 'event_count', type: 'integer' })
  eventCount!: number;

  /** Hex. */
  @Column({ type: 'text' })
  digest!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
