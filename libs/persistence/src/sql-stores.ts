import type { AgentDirectory, StateReader, Tenancy, TurnStore } from '@app/application';
import { SqlAgentDirectory } from './agent/sql-agent-directory';
import type { Database } from './database/database';
import { SqlStateReader } from './state/sql-state-reader';
import { SqlTenancy } from './tenancy/sql-tenancy';
import { SqlTurnStore } from './turn/sql-turn-store';

export interface SqlStores {
  readonly turns: TurnStore;
  readonly states: StateReader;
  readonly agents: AgentDirectory;
  readonly tenancy: Tenancy;
}

/** The ports of sessions and tenants over one open database, for harnesses that wire by hand. */
export function sqlStores(database: Database): SqlStores {
  return {
    turns: new SqlTurnStore(database),
    states: new SqlStateReader(database),
    agents: new SqlAgentDirectory(database),
    tenancy: new SqlTenancy(database),
  };
}
