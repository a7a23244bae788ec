import { event, type DomainEvent, type State } from '@app/domain';
import { toInvokeAnswer } from './invoke-response.mapper';

const stateOf = (events: readonly DomainEvent[]): State => ({
  businessId: 'b',
  stateId: 'st',
  sessionId: 'se',
  parentStateId: null,
  depth: 1,
  agent: { descriptorId: 'a', version: 1 },
  digest: '0',
  createdAt: '2026-01-01T00:00:00.000Z',
  events,
});
const answered = (events: readonly DomainEvent[]): unknown =>
  JSON.parse(toInvokeAnswer(stateOf(events)).body);

describe('what invoke answers', () => {
  it('is the published shape, prices in major units, in the order of the events', () => {
    const card = {
      productId: 'p',
      title: 'Pink dress',
      description: 'Pink',
      url: 'https://a.example/p',
      imageUrl: null,
      price: { amountMinor: 7_990, currency: 'USD' },
      facets: null,
      metadata: { shelf: 1 },
    };
    expect(
      answered([
        event('SessionStarted', { agent: { descriptorId: 'a', version: 1 } }),
        event('ProductsRecommended', { products: [card, { ...card, productId: 'q', price: null }] }),
        event('MessageReplied', { text: 'Do either stand out?' }),
        event('QuestionsSuggested', { questions: ['Purple?'] }),
        event('HandoverRequested', { reason: 'asked', reasonNative: 'gefragt' }),
      ]),
    ).toEqual({
      response: {
        stateId: 'st',
        sessionId: 'se',
        parentStateId: null,
        responseEvents: [
          {
            recommendationEvent: {
              products: [
                { ...card, price: 79.9, currency: 'USD' },
                { ...card, productId: 'q', price: null, currency: null },
              ],
            },
          },
          { messageEvent: { role: 'ASSISTANT', content: { textContent: { text: 'Do either stand out?' } } } },
          { chatSuggestionEvent: { suggestedQuestions: ['Purple?'] } },
          { agentHandoverEvent: { triggerHandover: true, reason: 'asked', reasonNative: 'gefragt' } },
        ],
      },
    });
  });

  it('does not answer back what came in or what the agent looked up', () => {
    expect(
      answered([
        event('MessageReceived', { role: 'user', content: { kind: 'text', text: 'hi' } }),
        event('KnowledgeConsulted', { query: 'q', entryIds: [] }),
      ]),
    ).toMatchObject({ response: { responseEvents: [] } });
  });
});
