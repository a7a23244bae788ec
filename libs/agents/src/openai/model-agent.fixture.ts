import {
  Clock,
  LiveShop,
  type AgentOutput,
  type AgentRequest,
  type KnowledgeBase,
  type ProductCatalogue,
  type ShopReader,
} from '@app/application';
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

/** Reads one shop, whichever its requests are of. */
class ShopAgent extends OpenAiAgent {
  constructor(
    private readonly shop: ShopReader,
    ...parts: ConstructorParameters<typeof OpenAiAgent>
  ) {
    super(...parts);
  }

  override respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    return super.respond({ ...request, shop: this.shop }, signal);
  }
}

/** A model-backed agent of one shop put together by hand, asking the server at `baseUrl`. */
export function aModelAgent(
  baseUrl: string,
  catalogue: ProductCatalogue,
  knowledge: KnowledgeBase,
  deadlines: ModelDeadlines = { turnMs: 5_000, idleMs: 2_000 },
): OpenAiAgent {
  const settings = new ModelSettings({ apiKey: TEST_KEY, baseUrl, model: 'test-model', deadlines });
  const client = new ModelClient(new ModelConnection(settings));
  const step = new ModelStep(client, settings, new StandingClock());
  return new ShopAgent(new LiveShop('demo', catalogue, knowledge), new FunctionSet(), step, settings);
}
