import { Global, Module, type DynamicModule } from '@nestjs/common';
import { ApplicationModule, DemoAccess } from '@app/application';
import { DemoSeeder } from './demo-seeder';

/** The demo shop and its well-known key, or the assurance that neither is let in. */
@Global()
@Module({})
export class DemoModule {
  static forRoot(enabled: boolean): DynamicModule {
    return {
      module: DemoModule,
      imports: [ApplicationModule],
      providers: [{ provide: DemoAccess, useValue: { enabled } satisfies DemoAccess }, DemoSeeder],
      exports: [DemoAccess],
    };
  }
}
