import { describeBudget } from '../store-contract/budget.contract';
import type { StorePorts } from '../store-contract/store-under-contract';
import { InMemoryConversationStore } from './in-memory-conversation-store';
import { InMemorySalesRecords } from './in-memory-sales-records';
import { InMemoryTenancy } from './in-memory-tenancy';
import { InMemoryTurnStore } from './in-memory-turn-store';

const conversations = new InMemoryConversationStore();
const turns = new InMemoryTurnStore(conversations, new InMemorySalesRecords());
const tenancy = new InMemoryTenancy();

describe('the in-memory turn store', () => {
  describeBudget(() => ({ turns, tenancy, conversations }) as unknown as StorePorts);
});
