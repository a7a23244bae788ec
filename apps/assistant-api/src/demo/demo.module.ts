import { Module, type DynamicModule } from '@nestjs/common';
import { ApplicationModule } from '@app/application';
import { DemoAccessModule } from './demo-access.module';
import { DemoConversation } from './demo-conversation';
import { DemoSeeder } from './demo-seeder';

/**
 * The demo shop and its well-known key, or the assurance that neither is let in. Not global: Nest bootstraps global
 * modules first, and the seeder needs the command bus to know its handlers.
 */
@Module({})
export class DemoModule {
  static forRoot(enabled: boolean): DynamicModule {
    return {
      module: DemoModule,
      imports: [ApplicationModule, DemoAccessModule.forRoot(enabled)],
      providers: [DemoConversation, DemoSeeder],
    };
  }
}
