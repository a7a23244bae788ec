import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

/** Whoever adds to a session locks its row against erasure; whoever erases it takes the row. */
@Entity({ name: 'session', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_session_business' })
export class SessionEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'session_id', type: 'text' })
  sessionId!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;
}
