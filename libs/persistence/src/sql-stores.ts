import type {
  AgentDirectory,
  ConversationStore,
  HandoverLog,
  RecordedContents,
  SalesRecords,
  StateReader,
  Tenancy,
  TurnStore,
} from '@app/application';
import { SqlAgentDirectory } from './agent/sql-agent-directory';
import { SqlConversationStore } from './conversation/sql-conversation-store';
import type { Database } from './database/database';
import { SqlHandoverLog } from './handover/sql-handover-log';
import { SqlRecordedContents } from './recording/sql-recorded-contents';
import { SqlSalesRecords } from './sales/sql-sales-records';
import { SqlStateReader } from './state/sql-state-reader';
import { SqlTenancy } from './tenancy/sql-tenancy';
import { SqlTurnStore } from './turn/sql-turn-store';

export interface SqlStores {
  readonly turns: TurnStore;
  readonly states: StateReader;
  readonly agents: AgentDirectory;
  readonly tenancy: Tenancy;
  readonly conversations: ConversationStore;
  readonly handovers: HandoverLog;
  readonly sales: SalesRecords;
  readonly contents: RecordedContents;
}

/** The ports of sessions and tenants over one open database, for harnesses that wire by hand. */
export function sqlStores(database: Database): SqlStores {
  return {
    turns: new SqlTurnStore(database),
    states: new SqlStateReader(database),
    agents: new SqlAgentDirectory(database),
    tenancy: new SqlTenancy(database),
    conversations: new SqlConversationStore(database),
    handovers: new SqlHandoverLog(database),
    sales: new SqlSalesRecords(database),
    contents: new SqlRecordedContents(database),
  };
}
