import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TombstoneEntity } from './tombstone.entity';

/** The ids of an erased session's states, so that they answer as erased and not as unknown. */
@Entity({ name: 'erased_state', withoutRowid: true })
@ForeignKey(() => TombstoneEntity, ['businessId', 'sessionId'], ['businessId', 'sessionId'], {
  name: 'fk_erased_state_tombstone',
})
export class ErasedStateEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'state_id', type: 'text' })
  stateId!: string;

  @Column({ name: 'session_id', type: 'text' })
  sessionId!: string;
}
