import { Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import {
  AgentDirectory,
  ConversationStore,
  HandoverLog,
  KnowledgeBase,
  ProductCatalogue,
  RecordedContents,
  QuotaStore,
  SalesRecords,
  SoleQuotaStore,
  StateReader,
  Tenancy,
  TurnStore,
} from '@app/application';
import { SqlAgentDirectory } from './agent/sql-agent-directory';
import { CatalogueLoreLoader } from './catalogue/catalogue-lore.loader';
import { SqlKnowledgeBase } from './catalogue/sql-knowledge-base';
import { SqlProductCatalogue } from './catalogue/sql-product-catalogue';
import { SqlConversationStore } from './conversation/sql-conversation-store';
import { Database, type DatabaseRole } from './database/database';
import { openDatabase } from './database/open-database';
import { SqlHandoverLog } from './handover/sql-handover-log';
import { SqlRecordedContents } from './recording/sql-recorded-contents';
import { PostgresQuotaStore } from './quota/postgres-quota-store';
import { SqlSalesRecords } from './sales/sql-sales-records';
import { SqlStateReader } from './state/sql-state-reader';
import { SqlTenancy } from './tenancy/sql-tenancy';
import { SqlTurnStore } from './turn/sql-turn-store';

export interface PersistenceOptions {
  /** `sqlite:<path>` or `postgres://…`, the latter with an optional `?schema=name`. */
  readonly url: string;
  readonly role: DatabaseRole;
}

const STORES = [
  { provide: TurnStore, useClass: SqlTurnStore },
  { provide: StateReader, useClass: SqlStateReader },
  { provide: AgentDirectory, useClass: SqlAgentDirectory },
  { provide: Tenancy, useClass: SqlTenancy },
  { provide: ProductCatalogue, useClass: SqlProductCatalogue },
  { provide: KnowledgeBase, useClass: SqlKnowledgeBase },
  { provide: ConversationStore, useClass: SqlConversationStore },
  { provide: HandoverLog, useClass: SqlHandoverLog },
  { provide: SalesRecords, useClass: SqlSalesRecords },
  { provide: RecordedContents, useClass: SqlRecordedContents },
];

/** Opens and migrates the database before the application starts, offers every storage port, and closes it last. */
@Module({})
export class PersistenceModule implements OnApplicationShutdown {
  constructor(private readonly database: Database) {}

  static forRoot({ url, role }: PersistenceOptions): DynamicModule {
    return {
      module: PersistenceModule,
      global: true,
      providers: [
        { provide: Database, useFactory: () => openDatabase(url, role) },
        { provide: QuotaStore, useFactory: quotaStore, inject: [Database] },
        CatalogueLoreLoader,
        ...STORES,
      ],
      exports: [Database, QuotaStore, ...STORES.map(({ provide }) => provide)],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.database.close();
  }
}

/** A SQLite file has one server. */
function quotaStore(database: Database): QuotaStore {
  return database.dialect === 'postgres' ? new PostgresQuotaStore(database) : new SoleQuotaStore();
}
