import { Global, Module, type DynamicModule } from '@nestjs/common';
import { DemoAccess } from '@app/application';

/** Tells the key check whether the demo shop's well-known key is let in. */
@Global()
@Module({})
export class DemoAccessModule {
  static forRoot(enabled: boolean): DynamicModule {
    return {
      module: DemoAccessModule,
      providers: [{ provide: DemoAccess, useValue: { enabled } satisfies DemoAccess }],
      exports: [DemoAccess],
    };
  }
}
