import { Agent, type AgentOutput, type AgentRequest } from '@app/application';

type Plan = (request: AgentRequest, signal: AbortSignal) => AsyncIterable<AgentOutput>;

/** Says what each test plans, when the test lets it. */
export class LiveAgent extends Agent {
  plan: Plan = speaks('Hello!');
  calls = 0;

  respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    this.calls += 1;
    return this.plan(request, signal);
  }
}

/** The words as deltas, then as one message. */
export function speaks(text: string, pause: () => Promise<unknown> = () => Promise.resolve()): Plan {
  return async function* () {
    for (const piece of text.match(/\S+\s*/g) ?? []) {
      yield { kind: 'text-delta', text: piece };
      await pause();
    }
    yield { kind: 'message', text };
  };
}

/** These, without a pause. */
export function yields(...outputs: readonly AgentOutput[]): Plan {
  return async function* () {
    for (const output of outputs) yield await Promise.resolve(output);
  };
}

/** A door that opens once. */
export function aDoor(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}
