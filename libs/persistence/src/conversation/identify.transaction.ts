import { claimingIds, DomainError, isCustomerOf, unheardIds, type CustomerIds } from '@app/domain';
import { list, sql, type Statement } from '../database/statement';
import { all, run, type Transaction } from '../database/transaction';
import { findCustomers, insertCustomer, toRows, withOwn } from './customer.query';

/** Conversations that one message claims; what a busy device has beyond that is claimed with the next. */
const MOST_CLAIMED = 1_000;

/** What has to be written for what is told, as far as a look without a lock can say. */
export interface Identification {
  readonly isCustomer: boolean;
  readonly claimable: readonly string[];
  readonly isNews: boolean;
}

export function* lookWhoTells(
  businessId: string,
  conversationId: string,
  told: CustomerIds,
): Transaction<Identification> {
  const known = yield* findCustomers(businessId, conversationId);
  const isCustomer = known.length === 0 || isCustomerOf(known, told);
  const claimable = isCustomer ? yield* findClaimable(businessId, told) : [];
  const isNews = claimable.length > 0 || toRows(unheardIds(known, told)).length > 0;
  return { isCustomer, claimable, isNews };
}

/**
 * Decided anew with every conversation held in which something is written, so that of two who claim one the first has it.
 * They are held in the order of their ids: two who claim the same ones do not wait for each other.
 * @throws DomainError CONVERSATION_NOT_FOUND
 */
export function* identify(
  businessId: string,
  conversationId: string,
  told: CustomerIds,
  claimable: readonly string[],
): Transaction<boolean> {
  const held = yield* hold(businessId, [conversationId, ...claimable]);
  if (!held.includes(conversationId)) {
    throw new DomainError('CONVERSATION_NOT_FOUND', `there is no conversation ${conversationId}`);
  }
  const known = yield* findCustomers(businessId, conversationId);
  if (known.length > 0 && !isCustomerOf(known, told)) return false;
  yield* insertCustomer(businessId, conversationId, unheardIds(known, told));
  if (claimable.length > 0) yield* claim(businessId, told, claimable);
  return true;
}

/** The customer's conversations that have no lead, or no user, and are now told of one. */
function* findClaimable(businessId: string, told: CustomerIds): Transaction<readonly string[]> {
  const claiming = toRows(claimingIds(told));
  if (claiming.length === 0) return [];
  const lacks = claiming.map(({ kind }) => lacking(businessId, kind));
  const rows = yield* all<{ conversationId: string }>(sql`
    ${withOwn(businessId, told)}
    SELECT own.conversation_id AS "conversationId" FROM own WHERE ${list(lacks, ' OR ')} LIMIT ${MOST_CLAIMED}`);
  return rows.map(({ conversationId }) => conversationId);
}

function* hold(businessId: string, conversationIds: readonly string[]): Transaction<readonly string[]> {
  const rows = yield* all<{ conversationId: string }>(sql`
    SELECT conversation_id AS "conversationId" FROM conversation
    WHERE business_id = ${businessId} AND conversation_id IN (${values(conversationIds)})
    ORDER BY conversation_id FOR UPDATE`);
  return rows.map(({ conversationId }) => conversationId);
}

function* claim(businessId: string, told: CustomerIds, claimable: readonly string[]): Transaction<void> {
  for (const { kind, externalId } of toRows(claimingIds(told))) {
    yield* run(sql`
      INSERT INTO conversation_customer (business_id, kind, external_id, conversation_id)
      ${withOwn(businessId, told)}
      SELECT ${businessId}, ${kind}, ${externalId}, own.conversation_id FROM own
      WHERE own.conversation_id IN (${values(claimable)}) AND ${lacking(businessId, kind)}
      ON CONFLICT DO NOTHING`);
  }
}

function lacking(businessId: string, kind: string): Statement {
  return sql`NOT EXISTS (
    SELECT 1 FROM conversation_customer n
    WHERE n.business_id = ${businessId} AND n.conversation_id = own.conversation_id AND n.kind = ${kind})`;
}

function values(ids: readonly string[]): Statement {
  return list(ids.map((id) => sql`${id}`));
}
