import { event, type DomainEvent, type Memory, type ModelCall } from '@app/domain';
import { aMemory, anAgent, aStateRecord, saidByCustomer } from '@app/testing';
import { whyOf, type Why } from './why';

const NAMES = { products: new Map([['m-big', 'MX Master']]), entries: new Map(), currency: 'USD' };
const replied = event('MessageReplied', { text: 'Here you are.' });

function why(events: readonly DomainEvent[], before: Memory = aMemory()): Why {
  const { header } = aStateRecord('state', events);
  return whyOf({ ...header, events }, before, anAgent(), NAMES);
}

const asked = (step: number, given: Partial<ModelCall> = {}): DomainEvent =>
  event('ModelCalled', {
    step,
    model: 'gpt-4.1-mini',
    startedAt: '2026-01-01T00:00:00.000Z',
    requestDigest: '00ff',
    outcome: 'completed',
    answer: '{"text":"SECRET-ANSWER"}',
    usage: { promptTokens: 1_200, completionTokens: 30 },
    latencyMs: 800,
    ...given,
  });
const told = (tool: string, result: string): DomainEvent =>
  event('ToolResultRecorded', { step: 1, tool, arguments: '{"query":"SECRET-QUERY"}', result });

describe('why a model answered as it did', () => {
  it('counts its requests, and repeats nothing of what it was asked or said', () => {
    const answer = why([asked(1), told('search_products', '{"matched":2}'), asked(2), replied]);
    expect(answer.modelCalls).toEqual([
      {
        step: 1,
        model: 'gpt-4.1-mini',
        outcome: 'completed',
        usage: { promptTokens: 1_200, completionTokens: 30 },
        latencyMs: 800,
      },
      expect.objectContaining({ step: 2 }),
    ]);
    expect(answer.explanation).toContain(
      'It asked the model “gpt-4.1-mini” 2 times (1.6 s, 2,400 tokens read and 60 written).',
    );
    expect(answer.explanation).toContain('The model called search_products.');
    expect(JSON.stringify(answer)).not.toContain('SECRET');
  });

  it.each([
    ['{"error":"there is no function x"}', 'failed'],
    ['{"status":"failed","reason":"slot_taken"}', 'failed'],
    ['{"status":"possible_match"}', 'ok'],
    ['[{"error":"in a title"}]', 'ok'],
    ['{"products":[{"error":1}]}', 'ok'],
    ['no JSON', 'ok'],
  ])('tells of the result %s that it is %s', (result, outcome) => {
    expect(why([told('do_it', result), replied]).lookUps).toEqual([{ step: 1, tool: 'do_it', outcome }]);
  });

  it('tells what the model called in vain, in few and printable letters', () => {
    const { lookUps, explanation } = why([told(`a\nb${'c'.repeat(99)}`, '{"error":"x"}'), replied]);
    expect(lookUps[0]?.tool).toBe(`a b${'c'.repeat(61)}`);
    expect(explanation.join(' ')).toContain('got nothing for it');
  });

  it('tells who answered in its place, and why', () => {
    const failed = asked(1, { outcome: 'AGENT_TIMEOUT', answer: null, usage: null, latencyMs: 23_000 });
    const substituted = event('EngineSubstituted', { engine: 'built-in', because: 'AGENT_TIMEOUT' });
    const answer = why([failed, substituted, replied]);
    expect(answer.substitution).toEqual({ engine: 'built-in', because: 'AGENT_TIMEOUT' });
    expect(answer.explanation).toEqual(
      expect.arrayContaining([
        'It asked the model “gpt-4.1-mini” once (23.0 s).',
        'Request 1 to the model failed: it did not answer in time.',
        "The built-in agent answered in the model's place: it did not answer in time.",
      ]),
    );
    expect(why([replied])).toMatchObject({ substitution: null, modelCalls: [], lookUps: [] });
  });

  it('tells each product that was kept from the customer, once', () => {
    const refused = event('ProductsRefused', {
      products: [
        { productId: 'no-such', reason: 'not-in-catalogue' },
        { productId: 'm-big', reason: 'outside-limits' },
      ],
    });
    const answer = why([refused, refused, replied]);
    expect(answer.refused).toEqual([
      { productId: 'no-such', title: null, reason: 'not-in-catalogue' },
      { productId: 'm-big', title: 'MX Master', reason: 'outside-limits' },
    ]);
    expect(answer.explanation).toEqual(
      expect.arrayContaining([
        'It named no-such, which was kept from the customer: the catalogue has no such product.',
        'It named “MX Master” (m-big), which was kept from the customer: it does not keep what the customer asked for.',
      ]),
    );
  });

  it('tells how much was taken out of what it wrote, without repeating it', () => {
    const { explanation } = why([event('WordsWithheld', { messages: 2, addresses: 1 }), replied]);
    expect(explanation).toEqual(
      expect.arrayContaining([
        'Left out: 2 messages with words of its instructions or a secret of the service.',
        "Left out: 1 of the pictures and addresses in its text, which are not the shop's.",
      ]),
    );
    expect(why([replied]).explanation.join(' ')).not.toContain('Left out');
  });

  it('tells what it knew by a summary, notes apart', () => {
    const summarised = event('HistorySummarised', {
      upTo: 14,
      points: [
        { by: 'user', text: 'She is 10.' },
        { by: 'note', text: 'SECRET' },
      ],
    });
    const made = why([summarised, saidByCustomer('hi'), replied]);
    expect(made.summary).toEqual({ upTo: 14, points: [{ by: 'user', text: 'She is 10.' }] });
    expect(made.explanation).toContain(
      'It knew the first 14 messages by a summary, which was made with this turn.',
    );
    expect(why([replied], aMemory(summarised)).explanation).toContain(
      'It knew the first 14 messages by a summary.',
    );
    expect(why([replied]).summary).toBeNull();
  });
});
