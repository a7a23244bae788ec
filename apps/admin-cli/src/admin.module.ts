import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsModule, type ModelSettings } from '@app/agents';
import { ReadsModule, ReplayModule, SetupModule } from '@app/application';
import { CatalogModule } from '@app/catalog';
import { PersistenceModule } from '@app/persistence';

/** The set-up use cases over the server's database, which may have a running server on it. */
@Module({})
export class AdminModule {
  static forRoot(databaseUrl: string): DynamicModule {
    return {
      module: AdminModule,
      imports: [PersistenceModule.forRoot({ url: databaseUrl, role: 'admin' }), CatalogModule, SetupModule],
    };
  }

  /** With agents, for telling stored turns again. They read the database and never write to it. */
  static withAgents(databaseUrl: string, settings: ModelSettings): DynamicModule {
    return {
      module: AdminModule,
      imports: [
        PersistenceModule.forRoot({ url: databaseUrl, role: 'admin' }),
        CatalogModule,
        AgentsModule.forRoot(settings),
        ReadsModule,
        ReplayModule,
      ],
    };
  }
}
