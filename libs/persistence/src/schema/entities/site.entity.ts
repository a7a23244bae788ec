import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

@Entity({ name: 'site', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_site_business' })
export class SiteEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'site_id', type: 'text' })
  siteId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ name: 'agent_descriptor_id', type: 'text', nullable: true })
  agentDescriptorId!: string | null;
}
