import { Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** Replaced by re-import. The full-text index keeps its rows under `product_no`. */
@Entity({ name: 'product' })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_product_business' })
@Unique('uq_product_id', ['businessId', 'productId'])
@Index('ix_product_price', ['businessId', 'priceMinor'])
@Index('ix_product_brand', ['businessId', 'brandKey'])
export class ProductEntity {
  @PrimaryGeneratedColumn({ name: 'product_no', type: 'integer' })
  productNo!: number;

  @Column({ name: 'business_id', type: 'text' })
  businessId!: string;

  @Column({ name: 'product_id', type: 'text' })
  productId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  description!: string;

  @Column({ type: 'text', nullable: true })
  brand!: string | null;

  /** The brand in lower case, empty when there is none: what brand limits are compared with. */
  @Column({ name: 'brand_key', type: 'text' })
  brandKey!: string;

  @Column({ type: 'text', nullable: true })
  category!: string | null;

  @Column({ name: 'price_minor', type: 'bigint', nullable: true })
  priceMinor!: number | null;

  @Column({ type: 'text', nullable: true })
  currency!: string | null;

  @Column({ type: 'text', nullable: true })
  url!: string | null;

  @Column({ name: 'image_url', type: 'text', nullable: true })
  imageUrl!: string | null;

  @Column({ type: 'text' })
  availability!: string;

  /** JSON object. */
  @Column({ type: 'text' })
  attributes!: string;

  /** JSON object. */
  @Column({ type: 'text', nullable: true })
  metadata!: string | null;
}
