import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { BusinessEntity } from './business.entity';

@Entity({ name: 'api_key', withoutRowid: true })
@ForeignKey(() => BusinessEntity, ['businessId'], ['businessId'], { name: 'fk_api_key_business' })
@Index('uq_api_key_id', ['keyId'], { unique: true })
export class ApiKeyEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  @PrimaryColumn({ name: 'key_id', type: 'text' })
  keyId!: string;

  @Column({ type: 'text' })
  label!: string;

  /** JSON list. */
  @Column({ type: 'text' })
  scopes!: string;

  /** SHA-256 of the whole key, hex. */
  @Column({ name: 'secret_hash', type: 'text' })
  secretHash!: string;

  @Column({ name: 'created_at', type: 'bigint' })
  createdAt!: number;

  @Column({ name: 'expires_at', type: 'bigint', nullable: true })
  expiresAt!: number | null;

  @Column({ name: 'revoked_at', type: 'bigint', nullable: true })
  revokedAt!: number | null;

  /** JSON object of the limits that the key was given; null: none. */
  @Column({ type: 'text', nullable: true })
  limits!: string | null;
}
