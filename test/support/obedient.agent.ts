import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type AgentOutput, type AgentRequest } from '@app/application';
import { DomainError, type Memory } from '@app/domain';

/** Does what the customer says: thinks, throws, or answers. */
export class ObedientAgent extends Agent {
  /** The requests so far, oldest first. */
  readonly requests: AgentRequest[] = [];

  get calls(): number {
    return this.requests.length;
  }

  /** What the agent was told last. */
  get memory(): Memory {
    const memory = this.requests.at(-1)?.memory;
    if (memory === undefined) throw new Error('the agent was not asked');
    return memory;
  }

  async *respond(request: AgentRequest): AsyncIterable<AgentOutput> {
    this.requests.push(request);
    const { memory } = request;
    const text = memory.transcript.at(-1)?.text ?? '';
    if (text.startsWith('think')) await sleep(Number(text.slice(6)));
    if (text === 'throw RangeError') throw new RangeError('Maximum call stack size exceeded');
    if (text === 'throw text') throwAnything('a secret');
    if (text === 'throw undefined') throwAnything(undefined);
    if (text === 'be unavailable')
      throw new DomainError('AGENT_UNAVAILABLE', 'try later', { retryAfterMs: 7_000 });
    if (text === 'fail') throw new DomainError('AGENT_FAILED', 'the model made no sense');
    if (text === 'be late') throw new DomainError('AGENT_TIMEOUT', 'the model did not answer');
    if (text === 'be silent') return;
    if (text === 'next phase') yield { kind: 'phase', playbook: 'gifts', phase: 'recommend' };
    if (text === 'hand over') yield { kind: 'handover', reason: 'asked for', reasonNative: 'asked for' };
    yield { kind: 'message', text: `heard ${text}`.trim() };
  }
}

function throwAnything(thrown: unknown): never {
  throw thrown;
}
