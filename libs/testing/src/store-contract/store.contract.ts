import { describeAgentDirectory } from './agent-directory.contract';
import { describeBudget } from './budget.contract';
import { describeConversationStore } from './conversation-store.contract';
import { describeConversationTurn } from './conversation-turn.contract';
import { describeErasure } from './erasure.contract';
import { describeHandover } from './handover.contract';
import { describeHead } from './head.contract';
import { describeIdempotency } from './idempotency.contract';
import { describeJournal } from './journal.contract';
import { describeLease } from './lease.contract';
import { describeLineage } from './lineage.contract';
import { describeQueue } from './queue.contract';
import { describeRecordedContents } from './recorded-contents.contract';
import { describeSalesRecords } from './sales-records.contract';
import { describeStateReader } from './state-reader.contract';
import type { OpenStore, StoreUnderContract } from './store-under-contract';
import { describeTenancy } from './tenancy.contract';
import { describeTenantIsolation } from './tenant-isolation.contract';
import { describeTurnCommit } from './turn-commit.contract';

/** What every store must do. It is opened once; each test works in a business of its own. */
export function describeStore(name: string, open: OpenStore): void {
  describe(name, () => {
    let opened: StoreUnderContract;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    for (const describePart of [
      describeTurnCommit,
      describeIdempotency,
      describeLease,
      describeBudget,
      describeHead,
      describeLineage,
      describeJournal,
      describeConversationStore,
      describeConversationTurn,
      describeQueue,
      describeHandover,
      describeSalesRecords,
      describeRecordedContents,
      describeErasure,
      describeTenantIsolation,
      describeStateReader,
      describeAgentDirectory,
      describeTenancy,
    ]) {
      describePart(() => opened);
    }
  });
}
