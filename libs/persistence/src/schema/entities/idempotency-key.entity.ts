import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TurnEntity } from './turn.entity';

/** A caller's key: claimed by a turn, then holding its answer. */
@Entity({ name: 'idempotency_key' })
@ForeignKey(() => TurnEntity, ['businessId', 'turnId'], ['businessId', 'turnId'], {
  name: 'fk_idempotency_key_turn',
})
@Index('ix_idempotency_key_session', ['businessId', 'sessionId'], { where: 'session_id IS NOT NULL' })
@Index('ix_idempotency_key_age', ['createdAt'])
export class IdempotencyKeyEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ type: 'text' })
  route!: string;

  @PrimaryColumn({ type: 'text' })
  key!: string;

  /** SHA-256 of the canonical request, hex. */
  @Column({ type: 'text' })
  fingerprint!: string;

  @Column({ name: 'turn_id', type: 'text' })
  turnId!: string;

  /** Null until the turn is committed. */
  @Column({ name: 'session_id', type: 'text', nullable: true })
  sessionId!: string | null;

  /** HTTP status of the answer; null until the turn is committed. */
  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  /** The answer byte for byte; null again when its session was erased. */
  @Column({ type: 'text', nullable: true })
  body!: string | null;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
