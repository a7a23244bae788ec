import { Module, type DynamicModule } from '@nestjs/common';
import { DemoAccess } from '@app/application';

/** Says whether this server lets the demo shop's key in. */
@Module({})
export class DemoAccessModule {
  static forRoot(enabled: boolean): DynamicModule {
    return {
      module: DemoAccessModule,
      global: true,
      providers: [{ provide: DemoAccess, useValue: { enabled } satisfies DemoAccess }],
      exports: [DemoAccess],
    };
  }
}
