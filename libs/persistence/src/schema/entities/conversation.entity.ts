import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { BusinessEntity } from './business.entity';
import { SessionEntity } from './session.entity';
import { StateEntity } from './state.entity';
import { TurnEntity } from './turn.entity';

/** A named head on a session, and the turn that is about to move it: whoever wants to run one locks the row. */
@Entity({ name: 'conversation', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_conversation_business' })
@ForeignKey(() => SessionEntity, ['businessId', 'sessionId'], ['businessId', 'sessionId'], {
  name: 'fk_conversation_session',
})
@ForeignKey(
  () => StateEntity,
  ['businessId', 'sessionId', 'headStateId'],
  ['businessId', 'sessionId', 'stateId'],
  { name: 'fk_conversation_head' },
)
@ForeignKey(() => TurnEntity, ['businessId', 'activeTurnId'], ['businessId', 'turnId'], {
  name: 'fk_conversation_turn',
})
@Unique('uq_conversation_key', ['businessId', 'channel', 'clientKey'])
@Index('ix_conversation_age', ['businessId', 'channel', 'createdAt', 'conversationId'])
@Index('ix_conversation_session', ['businessId', 'sessionId'])
export class ConversationEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'text' })
  conversationId!: string;

  /** `conversations` or `sales`. */
  @Column({ type: 'text' })
  channel!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'client_key', type: 'text', nullable: true })
  clientKey!: string | null;

  @Column({ name: 'agent_descriptor_id', type: 'text' })
  agentDescriptorId!: string;

  @Column({ name: 'site_id', type: 'text', nullable: true })
  siteId!: string | null;

  /** Null until the first turn, as is the head. */
  @Column({ name: 'session_id', type: 'text', nullable: true })
  sessionId!: string | null;

  @Column({ name: 'head_state_id', type: 'text', nullable: true })
  headStateId!: string | null;

  /** The last turn that was given the conversation: it has it until it ends or its lease runs out. */
  @Column({ name: 'active_turn_id', type: 'text', nullable: true })
  activeTurnId!: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'updated_at', type: 'bigint' })
  updatedAt!: number;
}
