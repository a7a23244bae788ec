import { Agent, type AgentOutput, type AgentRequest } from '@app/application';

type Answered = readonly AgentOutput[] | Promise<readonly AgentOutput[]>;

/** What a scripted agent does when it is asked: yield outputs, throw, or make the outputs up from the request. */
export type ScriptStep =
  | { readonly kind: 'reply'; readonly outputs: readonly AgentOutput[] }
  | { readonly kind: 'error'; readonly error: unknown; readonly after?: readonly AgentOutput[] }
  | { readonly kind: 'respond'; readonly respond: (request: AgentRequest) => Answered }
  /** Says nothing until the signal aborts, then throws its reason. */
  | { readonly kind: 'silence' };

/** Answers from a queue of steps, one for each call, and keeps a frozen record of the calls. */
export class ScriptedAgent extends Agent {
  private readonly queue: ScriptStep[];
  private readonly record: AgentRequest[] = [];

  constructor(steps: readonly ScriptStep[]) {
    super();
    this.queue = [...steps];
  }

  /** The requests so far, oldest first. */
  get calls(): readonly AgentRequest[] {
    return Object.freeze([...this.record]);
  }

  get remainingSteps(): number {
    return this.queue.length;
  }

  async *respond(request: AgentRequest, signal: AbortSignal): AsyncIterable<AgentOutput> {
    const { tools, shop, recorded, ...told } = request;
    const heard = { ...deepFreeze(structuredClone(told)), tools, shop };
    this.record.push(recorded === undefined ? heard : { ...heard, recorded });
    const step = this.queue.shift();
    if (step === undefined) throw new Error(`the script has no step for call ${this.record.length}`);
    for (const output of await outputsOf(step, request, signal)) {
      signal.throwIfAborted();
      yield output;
    }
    if (step.kind === 'error') throw step.error;
  }
}

/** A step that says one message. */
export function saying(text: string): ScriptStep {
  return { kind: 'reply', outputs: [{ kind: 'message', text }] };
}

async function outputsOf(
  step: ScriptStep,
  request: AgentRequest,
  signal: AbortSignal,
): Promise<readonly AgentOutput[]> {
  switch (step.kind) {
    case 'reply':
      return step.outputs;
    case 'respond':
      return step.respond(request);
    case 'error':
      return step.after ?? [];
    case 'silence':
      await aborted(signal);
      return [];
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    const give = () => {
      reject(signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason)));
    };
    if (signal.aborted) give();
    else signal.addEventListener('abort', give, { once: true });
  });
}

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
