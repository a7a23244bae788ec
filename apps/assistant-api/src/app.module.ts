import { Module, type DynamicModule } from '@nestjs/common';
import { AgentsModule, ModelSettings } from '@app/agents';
import { CatalogModule } from '@app/catalog';
import { PersistenceModule } from '@app/persistence';
import type { Logger } from 'pino';
import { AdminModule } from './admin/admin.module';
import { ConversationsModule } from './conversations/conversations.module';
import { DemoModule } from './demo/demo.module';
import type { Environment } from './environment';
import { HttpModule } from './http/http.module';
import { InvokeModule } from './invoke/invoke.module';
import { LimitsModule } from './limits/limits.module';
import { ObservabilityModule } from './observability/observability.module';
import { SalesMessageModule } from './sales-message/sales-message.module';
import { StatesModule } from './states/states.module';

/** The adapters, the surfaces, and what they share. */
@Module({})
export class AppModule {
  static forRoot(environment: Environment, logger: Logger): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PersistenceModule.forRoot({ url: environment.DATABASE_URL, role: 'server' }),
        CatalogModule,
        AgentsModule.forRoot(
          new ModelSettings({
            apiKey: environment.OPENAI_API_KEY,
            baseUrl: environment.OPENAI_BASE_URL,
            model: environment.OPENAI_MODEL,
          }),
        ),
        DemoModule.forRoot(environment.hasDemoShop),
        LimitsModule.forRoot(environment),
        ObservabilityModule.forRoot(environment, logger),
        HttpModule.forRoot(logger),
        InvokeModule,
        ConversationsModule,
        SalesMessageModule,
        StatesModule,
        AdminModule,
      ],
    };
  }
}
