import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StateEntity } from './state.entity';

/** Never updated. Positions count from 0 within a state. */
@Entity({ name: 'event', withoutRowid: true })
@ForeignKey(() => StateEntity, ['businessId', 'stateId'], ['businessId', 'stateId'], {
  name: 'fk_event_state',
})
export class EventEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'state_id', type: 'text' })
  stateId!: string;

  @PrimaryColumn({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ name: 'schema_version', type: 'integer' })
  schemaVersion!: number;

  /** Canonical JSON, byte for byte as it was digested. */
  @Column({ type: 'text' })
  payload!: string;
}
