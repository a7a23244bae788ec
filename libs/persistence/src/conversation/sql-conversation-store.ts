import { Injectable } from '@nestjs/common';
import type { CustomerIds } from '@app/domain';
import { ConversationStore, type Conversation, type ConversationFilter, type Page } from '@app/application';
import { Database } from '../database/database';
import { findConversations } from './conversation-page.query';
import {
  findConversation,
  findConversationOf,
  insertConversation,
  renameConversation,
} from './conversation.query';
import { findCustomers } from './customer.query';
import { eraseConversation, eraseUnused } from './erase-conversation.transaction';
import { identify, lookWhoTells } from './identify.transaction';

@Injectable()
export class SqlConversationStore extends ConversationStore {
  constructor(private readonly database: Database) {
    super();
  }

  create(conversation: Conversation): Promise<void> {
    return this.database.write(conversation.businessId, () => insertConversation(conversation));
  }

  get(businessId: string, conversationId: string): Promise<Conversation | undefined> {
    return this.database.read(businessId, () => findConversation(businessId, conversationId));
  }

  getBySession(businessId: string, sessionId: string): Promise<Conversation | undefined> {
    return this.database.read(businessId, () => findConversationOf(businessId, sessionId));
  }

  rename(businessId: string, conversationId: string, name: string, updatedAt: string): Promise<boolean> {
    return this.database.write(businessId, () =>
      renameConversation(businessId, conversationId, name, updatedAt),
    );
  }

  list(
    businessId: string,
    filter: ConversationFilter,
    limit: number,
    cursor?: string,
  ): Promise<Page<Conversation>> {
    return this.database.read(businessId, () => findConversations(businessId, filter, limit, cursor));
  }

  customerIds(businessId: string, conversationId: string): Promise<readonly CustomerIds[]> {
    return this.database.read(businessId, () => findCustomers(businessId, conversationId));
  }

  async identify(businessId: string, conversationId: string, told: CustomerIds): Promise<boolean> {
    const seen = await this.database.read(businessId, () => lookWhoTells(businessId, conversationId, told));
    if (!seen.isCustomer || !seen.isNews) return seen.isCustomer;
    return this.database.write(businessId, () => identify(businessId, conversationId, told, seen.claimable));
  }

  async delete(businessId: string, conversationId: string): Promise<boolean> {
    const erased = await this.database.write(businessId, () => eraseConversation(businessId, conversationId));
    if (erased) await this.database.scrub();
    return erased;
  }

  async deleteUnused(businessId: string, conversationId: string): Promise<boolean> {
    const erased = await this.database.write(businessId, () => eraseUnused(businessId, conversationId));
    if (erased) await this.database.scrub();
    return erased;
  }
}
