import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** Never updated: a change of the definition is the next version. */
@Entity({ name: 'agent_descriptor_version' })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_agent_business' })
export class AgentDescriptorVersionEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'descriptor_id', type: 'text' })
  descriptorId!: string;

  @PrimaryColumn({ type: 'integer' })
  version!: number;

  /** Canonical JSON. */
  @Column({ type: 'text' })
  definition!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
