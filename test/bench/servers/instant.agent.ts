import { Agent, type AgentOutput } from '@app/application';
import { INSTANT_REPLY } from './instant-reply';

/** Answers at once, always the same. */
export class InstantAgent extends Agent {
  // eslint-disable-next-line @typescript-eslint/require-await
  async *respond(): AsyncIterable<AgentOutput> {
    yield { kind: 'message', text: INSTANT_REPLY };
  }
}
