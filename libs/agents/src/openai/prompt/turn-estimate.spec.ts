import { anAgentRequest, saidByCustomer } from '@app/testing';
import { turnEstimate } from './turn-estimate';

const TODAY = '2026-01-31';
const request = (text: string, model = {}) => {
  const asked = anAgentRequest([saidByCustomer(text)]);
  return { ...asked, agent: { ...asked.agent, definition: { ...asked.agent.definition, model } } };
};

describe('what a turn of the model may cost', () => {
  it('is the prompt and a whole answer, for each step', () => {
    const { calls, tokensPerCall } = turnEstimate(request('hi', { maxCompletionTokens: 100 }), 4, TODAY);
    expect(calls).toBe(4);
    expect(tokensPerCall).toBeGreaterThan(1_600);
    const longer = turnEstimate(request('hi', { maxCompletionTokens: 200 }), 4, TODAY);
    expect(longer.tokensPerCall).toBe(tokensPerCall + 100);
  });

  it('grows with what is sent, up to what of a conversation is sent', () => {
    const of = (length: number) => turnEstimate(request('x'.repeat(length)), 4, TODAY).tokensPerCall;
    expect(of(3_000) - of(300)).toBe(900);
  });

  it('is nothing for a greeting', () => {
    const asked = anAgentRequest([]);
    const definition = { ...asked.agent.definition, greeting: 'Welcome!' };
    expect(turnEstimate({ ...asked, agent: { ...asked.agent, definition } }, 4, TODAY)).toEqual({
      calls: 0,
      tokensPerCall: 0,
    });
  });
});
