import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** Replaced by re-import. The full-text index keeps its rows under `entry_no`. */
@Entity({ name: 'knowledge_entry' })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_knowledge_entry_business' })
@Unique('uq_knowledge_entry_id', ['businessId', 'entryId'])
export class KnowledgeEntryEntity {
  @PrimaryGeneratedColumn({ name: 'entry_no', type: 'integer' })
  entryNo!: number;

  @Column({ name: 'business_id', type: 'text' })
  businessId!: string;

  @Column({ name: 'entry_id', type: 'text' })
  entryId!: string;

  @Column({ type: 'text' })
  title!: string;

  @Column({ type: 'text' })
  text!: string;
}
