import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Agent } from '@app/application';
import { BuiltInAgent } from './built-in/built-in-agent';
import { DispatchingAgent } from './dispatching-agent';
import { FallbackAgent } from './fallback-agent';
import { FunctionSet } from './openai/lookup/function-set';
import { ModelSettings } from './openai/model-settings';
import { ModelStep } from './openai/model-step';
import { OpenAiAgent } from './openai/openai-agent';
import { ModelClient } from './openai/wire/model-client';
import { ModelConnection } from './openai/wire/model-connection';

/** Provides `Agent`. The clock comes from another global module of the app. */
@Global()
@Module({})
export class AgentsModule {
  /** @param settings the model server that agents of the engine `openai` ask; none: they are not available */
  static forRoot(settings: ModelSettings): DynamicModule {
    return {
      module: AgentsModule,
      providers: [
        { provide: ModelSettings, useValue: settings },
        ModelConnection,
        ModelClient,
        ModelStep,
        FunctionSet,
        BuiltInAgent,
        OpenAiAgent,
        FallbackAgent,
        { provide: Agent, useClass: DispatchingAgent },
      ],
      exports: [Agent],
    };
  }
}
