import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** The journal: turns that were started, and how they ended. The outcome is written once. */
@Entity({ name: 'turn', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_turn_business' })
@Index('ix_turn_unfinished', ['businessId', 'parentStateId'], { where: 'input IS NOT NULL' })
@Index('ix_turn_conversation', ['businessId', 'conversationId'], { where: 'input IS NOT NULL' })
@Index('ix_turn_open', ['businessId', 'conversationId'], { where: 'outcome IS NULL' })
export class TurnEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'turn_id', type: 'text' })
  turnId!: string;

  @Column({ type: 'text' })
  surface!: string;

  /** Null once a state holds it. */
  @Column({ name: 'parent_state_id', type: 'text', nullable: true })
  parentStateId!: string | null;

  /** Canonical JSON of what came in; null once a state holds it as its events, or the session was erased. */
  @Column({ type: 'text', nullable: true })
  input!: string | null;

  /** The owner's fencing token; empty while the turn is only announced. */
  @Column({ type: 'text' })
  token!: string;

  @Column({ name: 'started_at', type: 'bigint' })
  startedAt!: number;

  /** Until when the owner has it, or until when an announcement is believed. */
  @Column({ name: 'lease_until', type: 'bigint' })
  leaseUntil!: number;

  /** Null while running, else `committed`, `failed` or `abandoned`. */
  @Column({ type: 'text', nullable: true })
  outcome!: string | null;

  /** The state that was made, or the code of the error that ended the turn. */
  @Column({ type: 'text', nullable: true })
  result!: string | null;

  @Column({ name: 'ended_at', type: 'bigint', nullable: true })
  endedAt!: number | null;

  /** No foreign key: the journal outlives the conversation. */
  @Column({ name: 'conversation_id', type: 'text', nullable: true })
  conversationId!: string | null;

  /** When the turn was announced, if it was; it began to run later. */
  @Column({ name: 'announced_at', type: 'bigint', nullable: true })
  announcedAt!: number | null;

  /** The state that keeps the input of a turn that failed. */
  @Column({ name: 'kept_state_id', type: 'text', nullable: true })
  keptStateId!: string | null;

  /** The queue of a process in which the turn stands; null: in none. What a queue takes in is kept, whatever becomes of it. */
  @Column({ name: 'queue_id', type: 'text', nullable: true })
  queueId!: string | null;
}
