import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** The journal: turns that were started, and how they ended. The outcome is written once. */
@Entity({ name: 'turn', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_turn_business' })
@Index('ix_turn_unfinished', ['businessId', 'parentStateId'], { where: 'input IS NOT NULL' })
export class TurnEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'turn_id', type: 'text' })
  turnId!: string;

  @Column({ type: 'text' })
  surface!: string;

  @Column({ name: 'parent_state_id', type: 'text', nullable: true })
  parentStateId!: string | null;

  /** Canonical JSON of what came in; null once a state holds it as its events, or the session was erased. */
  @Column({ type: 'text', nullable: true })
  input!: string | null;

  /** The owner's fencing token. */
  @Column({ type: 'text' })
  token!: string;

  @Column({ name: 'started_at', type: 'bigint' })
  startedAt!: number;

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
}
