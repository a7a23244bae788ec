import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What stays of an erased session: that it was, when it went and why. */
@Entity({ name: 'tombstone', withoutRowid: true })
export class TombstoneEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ type: 'text' })
  reason!: string;

  @Column({ name: 'erased_at', type: 'bigint' })
  erasedAt!: number;
}
