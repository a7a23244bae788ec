import { aMemory, ScriptedAgent, SettableClock } from '@app/testing';
import { type EstimateRequest, type TokenEstimate } from '../ports/agent';
import { type KeyLimits } from '../ports/tenancy';
import { payerOf } from './payer';
import { TurnBudget } from './turn-budget';

class ThinkingAgent extends ScriptedAgent {
  estimates = 0;

  override estimate(): TokenEstimate {
    this.estimates += 1;
    return { calls: 4, tokensPerCall: 250 };
  }
}

function given(limits: KeyLimits, customer = {}) {
  const clock = new SettableClock(new Date('2026-01-01T23:59:00.000Z'));
  const agent = new ThinkingAgent([]);
  const budget = new TurnBudget(agent, clock);
  const payer = payerOf({ businessId: 'shop', keyId: 'k', scopes: [], limits }, customer);
  const request = () => ({ memory: aMemory() }) as EstimateRequest;
  return { agent, clock, claim: (place = 'session:1') => budget.claim(payer, place, request)?.claim };
}

describe('what a turn is to take from its key’s day', () => {
  it.each<[KeyLimits]>([[{}], [{ requestsPerMinute: 5, concurrentTurns: 1 }]])(
    'nothing under %j',
    (limits) => {
      const { agent, claim } = given(limits);
      expect(claim()).toBeUndefined();
      expect(agent.estimates).toBe(0);
    },
  );

  it('one turn, and no tokens where those are not limited', () => {
    const { agent, claim } = given({ turnsPerDay: 3 });
    expect(claim()).toEqual({
      keyId: 'k',
      day: 20_454,
      resetsInMs: 60_000,
      tokens: 0,
      accounts: [{ visitor: '', mostTurns: 3, mostTokens: null }],
    });
    expect(agent.estimates).toBe(0);
  });

  it('the most that the agent should need, where tokens are limited', () => {
    expect(given({ visitorTokensPerDay: 5 }).claim()?.tokens).toBe(1_000);
  });

  it('the visitor’s count before the key’s', () => {
    const accounts = given({ turnsPerDay: 3, visitorTurnsPerDay: 2 }).claim()?.accounts;
    expect(accounts?.map(({ visitor, mostTurns }) => [visitor.length, mostTurns])).toEqual([
      [43, 2],
      [0, 3],
    ]);
  });

  it('of the next day from midnight in UTC on', () => {
    const { clock, claim } = given({ turnsPerDay: 1 });
    clock.advance(60_000);
    expect(claim()).toMatchObject({ day: 20_455, resetsInMs: 86_400_000 });
  });

  it('of a visitor by the id that came first, else of the place', () => {
    const of = (customer: object, place?: string) =>
      given({ visitorTurnsPerDay: 1 }, customer).claim(place)?.accounts[0]?.visitor;
    expect(of({ visitorId: 'v', leadId: 'l', userId: 'u' })).toBe(of({ visitorId: 'v' }));
    expect(of({ leadId: 'l', userId: 'u' })).toBe(of({ leadId: 'l' }));
    expect(of({}, 'session:1')).toBe(of({}));
    const all = [of({ visitorId: 'x' }), of({ leadId: 'x' }), of({ userId: 'x' }), of({}, 'session:x')];
    expect(new Set(all).size).toBe(4);
    expect(of({ visitorId: 'ann@example.com' })).not.toContain('ann');
  });
});
