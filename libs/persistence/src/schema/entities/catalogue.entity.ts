import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** A business's products and knowledge as wholes: what its search terms begin with, and when they last changed. */
@Entity({ name: 'catalogue', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_catalogue_business' })
@Unique('uq_catalogue_no', ['catalogueNo'])
export class CatalogueEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  /** Begins each of the business's terms in the full-text index. Never used again for another business. */
  @Column({ name: 'catalogue_no', type: 'integer' })
  catalogueNo!: number;

  /** Counts imports of products, so that every process sees when what it has read of them is old. */
  @Column({ name: 'product_revision', type: 'integer' })
  productRevision!: number;
}
