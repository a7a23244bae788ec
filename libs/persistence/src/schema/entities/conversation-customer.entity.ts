import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ConversationEntity } from './conversation.entity';

/** An id that a conversation's customer was told to have; the key serves the look-up by id. */
@Entity({ name: 'conversation_customer', withoutRowid: true })
@ForeignKey(() => ConversationEntity, ['businessId', 'conversationId'], ['businessId', 'conversationId'], {
  name: 'fk_conversation_customer_conversation',
})
@Index('ix_conversation_customer_conversation', ['businessId', 'conversationId'])
export class ConversationCustomerEntity {
  @PrimaryColumn({ name: 'business_id', type: 'text' })
  businessId!: string;

  /** `visitor`, `lead` or `user`. */
  @PrimaryColumn({ type: 'text' })
  kind!: string;

  @PrimaryColumn({ name: 'external_id', type: 'text' })
  externalId!: string;

  @PrimaryColumn({ name: 'conversation_id', type: 'text' })
  conversationId!: string;
}
