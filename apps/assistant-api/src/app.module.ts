import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsModule } from '@app/agents';
import { PersistenceModule } from '@app/persistence';
import type { Logger } from 'pino';
import { AdminModule } from './admin/admin.module';
import { DemoAccessModule } from './demo-access.module';
import type { Environment } from './environment';
import { HttpModule } from './http/http.module';
import { InvokeModule } from './invoke/invoke.module';
import { StatesModule } from './states/states.module';

@Module({})
export class AppModule {
  static forRoot(environment: Environment, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PersistenceModule.forRoot({ url: environment.DATABASE_URL, role: 'server' }),
        AgentsModule,
        DemoAccessModule.forRoot(environment.hasDemoShop),
        HttpModule.forRoot(logger),
        InvokeModule,
        StatesModule,
        AdminModule,
      ],
    };
  }
}
