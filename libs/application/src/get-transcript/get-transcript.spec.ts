import { event, toProductCard, type DomainEvent } from '@app/domain';
import { aProduct, aStateRecord, InMemoryStateReader } from '@app/testing';
import { GetTranscriptHandler } from './get-transcript.handler';
import { GetTranscript } from './get-transcript.query';

const said = (text: string, role: 'user' | 'assistant' = 'user'): DomainEvent =>
  event('MessageReceived', { role, content: { kind: 'text', text } });
const replied = (text: string): DomainEvent => event('MessageReplied', { text });

const ROOT = aStateRecord('root', [
  event('SessionStarted', { agent: { descriptorId: 'agent', version: 1 } }),
  said('Welcome!', 'assistant'),
  said('hello'),
  event('KnowledgeConsulted', { query: 'hello', entryIds: [] }),
  replied('Hi!'),
]);
const LEFT = aStateRecord(
  'left',
  [
    said('a dress'),
    event('ProductsRecommended', { products: [toProductCard(aProduct())] }),
    replied('Like it?'),
  ],
  {
    parentStateId: 'root',
    depth: 2,
  },
);
const RIGHT = aStateRecord(
  'right',
  [event('OptionChosen', { control: 'button', optionId: 'toys', title: 'Toys' }), replied('Which?')],
  { parentStateId: 'root', depth: 2 },
);
const handler = new GetTranscriptHandler(new InMemoryStateReader([ROOT, LEFT, RIGHT]));

describe('a transcript', () => {
  it('goes from the root to the state, each line with the state it came with', async () => {
    const { header, lines } = await handler.execute(new GetTranscript('shop', 'left'));
    expect(header).toBe(LEFT.header);
    expect(lines.map(({ stateId, speaker, text }) => [stateId, speaker, text])).toEqual([
      ['root', 'widget', 'Welcome!'],
      ['root', 'customer', 'hello'],
      ['root', 'assistant', 'Hi!'],
      ['left', 'customer', 'a dress'],
      ['left', 'assistant', null],
      ['left', 'assistant', 'Like it?'],
    ]);
    expect(lines[4]?.products).toEqual([toProductCard(aProduct())]);
  });

  it('reads a button as what the customer said, and nothing of a sibling', async () => {
    const { lines } = await handler.execute(new GetTranscript('shop', 'right'));
    expect(lines.map(({ text }) => text)).toEqual(['Welcome!', 'hello', 'Hi!', 'Toys', 'Which?']);
  });

  it.each([
    ['shop', 'nowhere'],
    ['another shop', 'root'],
  ])('is none for %s/%s', async (businessId, stateId) => {
    await expect(handler.execute(new GetTranscript(businessId, stateId))).rejects.toMatchObject({
      code: 'STATE_NOT_FOUND',
    });
  });
});
