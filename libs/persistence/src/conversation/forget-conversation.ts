import { sql } from '../database/statement';
import { run, type Transaction } from '../database/transaction';

/** Deletes the conversation's own rows, and what turns of it were asked that no state holds. The caller holds its row. */
export function* forgetConversation(businessId: string, conversationId: string): Transaction<void> {
  yield* run(sql`
    UPDATE turn SET input = NULL
    WHERE business_id = ${businessId} AND conversation_id = ${conversationId} AND input IS NOT NULL`);
  yield* run(sql`
    DELETE FROM conversation_customer WHERE business_id = ${businessId} AND conversation_id = ${conversationId}`);
  yield* run(
    sql`DELETE FROM conversation WHERE business_id = ${businessId} AND conversation_id = ${conversationId}`,
  );
}
