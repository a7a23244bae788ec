import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** A text that turns read of the shop, under its content digest. */
@Entity({ name: 'recorded_content' })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_recorded_content_business' })
export class RecordedContentEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ type: 'text' })
  digest!: string;

  @Column({ type: 'text' })
  body!: string;
}
