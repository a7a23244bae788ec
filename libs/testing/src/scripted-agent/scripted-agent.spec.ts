import { collect } from '../agent-contract/agent-contract';
import { anAgentRequest, saidByCustomer } from '../builders/agent.builder';
import { saying, ScriptedAgent } from './scripted-agent';

describe('ScriptedAgent', () => {
  const request = anAgentRequest([saidByCustomer('hi')]);

  it('answers step by step and keeps what it was asked', async () => {
    const agent = new ScriptedAgent([
      saying('one'),
      { kind: 'respond', respond: ({ memory }) => [{ kind: 'message', text: `${memory.messageCount}` }] },
    ]);
    expect(await collect(agent, request)).toEqual([{ kind: 'message', text: 'one' }]);
    expect(await collect(agent, request)).toEqual([{ kind: 'message', text: '1' }]);
    expect(agent.calls).toEqual([request, request]);
    expect(Object.isFrozen(agent.calls[0]?.memory)).toBe(true);
    expect(agent.remainingSteps).toBe(0);
  });

  it('fails where the script says so, after what came before', async () => {
    const error = new Error('broken');
    const agent = new ScriptedAgent([{ kind: 'error', error, after: [{ kind: 'message', text: 'half' }] }]);
    await expect(collect(agent, request)).rejects.toBe(error);
  });

  it('fails when the script is at its end', async () => {
    await expect(collect(new ScriptedAgent([]), request)).rejects.toThrow('no step for call 1');
  });

  it('keeps silent until it is told to stop', async () => {
    const stop = new AbortController();
    const answer = collect(new ScriptedAgent([{ kind: 'silence' }]), request, stop.signal);
    stop.abort(new Error('enough'));
    await expect(answer).rejects.toThrow('enough');
  });
});
