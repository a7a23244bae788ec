import { Clock, type KnowledgeBase, type ProductCatalogue } from '@app/application';
import { FunctionSet } from './lookup/function-set';
import { ModelSettings, type ModelDeadlines } from './model-settings';
import { ModelStep } from './model-step';
import { OpenAiAgent } from './openai-agent';
import { ModelClient } from './wire/model-client';
import { ModelConnection } from './wire/model-connection';

export const TEST_KEY = 'sk-test-0123456789abcdef';

/** New year for ever. */
class StandingClock extends Clock {
  now(): Date {
    return new Date('2026-01-01T00:00:00.000Z');
  }

  newId(): string {
    return 'id';
  }
}

/** A model-backed agent put together by hand, asking the server at `baseUrl`. */
export function aModelAgent(
  baseUrl: string,
  catalogue: ProductCatalogue,
  knowledge: KnowledgeBase,
  deadlines: ModelDeadlines = { turnMs: 5_000, idleMs: 2_000 },
): OpenAiAgent {
  const settings = new ModelSettings({ apiKey: TEST_KEY, baseUrl, model: 'test-model', deadlines });
  const clock = new StandingClock();
  const client = new ModelClient(new ModelConnection(settings));
  const step = new ModelStep(client, settings, clock);
  return new OpenAiAgent(catalogue, new FunctionSet(catalogue, knowledge), step, settings, clock);
}
