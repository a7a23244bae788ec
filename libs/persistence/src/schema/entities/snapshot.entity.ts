import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StateEntity } from './state.entity';

/** A stored fold. A cache: deleting it loses nothing, and it counts only while its digest is its state's. */
@Entity({ name: 'snapshot' })
@ForeignKey(() => StateEntity, ['businessId', 'stateId'], ['businessId', 'stateId'], {
  name: 'fk_snapshot_state',
})
export class SnapshotEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'state_id', type: 'text' })
  stateId!: string;

  @Column({ name: 'format_version', type: 'integer' })
  formatVersion!: number;

  @Column({ type: 'text' })
  digest!: string;

  /** Canonical JSON. */
  @Column({ type: 'text' })
  memory!: string;
}
