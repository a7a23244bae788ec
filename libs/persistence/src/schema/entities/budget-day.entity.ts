import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ApiKeyEntity } from './api-key.entity';

/** What a key's turns have taken of a UTC day: one row for the key, and one for each visitor where that is limited. */
@Entity({ name: 'budget_day', withoutRowid: true })
@ForeignKey(() => ApiKeyEntity, ['businessId', 'keyId'], ['businessId', 'keyId'], {
  name: 'fk_budget_day_api_key',
})
export class BudgetDayEntity {
  /** Days since 1970-01-01. First in the key, so that days that are over are deleted at one end. */
  @PrimaryColumn({ type: 'integer' })
  day!: number;

  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'key_id', type: 'text' })
  keyId!: string;

  /** A digest; empty for the key as a whole. */
  @PrimaryColumn({ type: 'text' })
  visitor!: string;

  @Column({ type: 'bigint' })
  turns!: number;

  @Column({ type: 'bigint' })
  tokens!: number;
}
