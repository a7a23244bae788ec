import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'business', withoutRowid: true })
export class BusinessEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Epoch milliseconds, as every `…At` here. */
  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
