import {
  EMPTY_MEMORY,
  event,
  evolveAll,
  NO_GUIDANCE,
  toProductCard,
  type DomainEvent,
  type State,
} from '@app/domain';
import { aProduct, arbitraryHistory } from '@app/testing';
import fc from 'fast-check';
import { conversationState } from './conversation-state';
import { messagesOf } from './messages-of';

const agent = { descriptorId: 'example-agent', version: 1 };
const at = (...events: DomainEvent[]): State => ({
  businessId: 'demo',
  stateId: 's1',
  sessionId: 'session',
  parentStateId: null,
  depth: 1,
  agent,
  digest: '',
  createdAt: '2026-01-01T00:00:00.000Z',
  events,
});
const said = (text: string, role: 'user' | 'assistant' = 'user') =>
  event('MessageReceived', { role, content: { kind: 'text', text } });
const replied = (text: string) => event('MessageReplied', { text });
const asked = event('ReplyRequested', {});
const short = (...events: DomainEvent[]) =>
  messagesOf(at(...events)).map(({ messageId, role, content, action }) => [messageId, role, content, action]);

describe('messagesOf', () => {
  it('a turn is what was said and one reply with its parts', () => {
    const messages = messagesOf(
      at(event('SessionStarted', { agent }), said('hi'), asked, replied('Hello!'), replied('A dress?')),
    );
    expect(messages).toEqual([
      {
        messageId: 's1-0',
        stateId: 's1',
        role: 'user',
        content: 'hi',
        parts: ['hi'],
        products: [],
        action: 'generate-reply',
        stateAfter: null,
        createdAt: '2026-01-01T00:00:00.000Z',
      },
      {
        messageId: 's1-1',
        stateId: 's1',
        role: 'agent',
        content: 'Hello!\n\nA dress?',
        parts: ['Hello!', 'A dress?'],
        products: [],
        action: null,
        stateAfter: null,
        createdAt: '2026-01-01T00:00:00.000Z',
      },
    ]);
  });

  it('a reply may show products, with words or without', () => {
    const products = [toProductCard(aProduct())];
    const shown = event('ProductsRecommended', { products });
    expect(messagesOf(at(said('hi'), asked, shown))[1]).toMatchObject({ content: null, parts: [], products });
    expect(messagesOf(at(asked, shown, replied('Look!')))[1]).toMatchObject({ content: 'Look!', products });
  });

  it.each<[string, DomainEvent[], unknown[]]>([
    ['a message that was only appended', [said('hi')], [['s1-0', 'user', 'hi', null]]],
    ["one put in as the agent's", [said('Welcome', 'assistant')], [['s1-0', 'agent', 'Welcome', null]]],
    [
      'a forced greeting',
      [asked, replied('Hi!')],
      [
        ['s1-0', 'control', null, 'generate-reply'],
        ['s1-1', 'agent', 'Hi!', null],
      ],
    ],
    ['a hidden note', [event('NoteAdded', { text: 'vip' })], [['s1-0', 'control', 'vip', null]]],
    ['a change of state', [event('GuidanceSet', { playbook: 'sales' })], [['s1-0', 'control', null, null]]],
    [
      'a person of the shop',
      [event('TeamMemberWrote', { author: 'ana', text: 'Hi' })],
      [['s1-0', 'agent', 'Hi', null]],
    ],
    ['a message that nobody answered', [said('hi'), asked], [['s1-0', 'user', 'hi', 'generate-reply']]],
    [
      'a sales message',
      [event('CustomerIdentified', { leadId: 'l' }), said('hi'), replied('Hi!')],
      [
        ['s1-0', 'user', 'hi', 'generate-reply'],
        ['s1-1', 'agent', 'Hi!', null],
      ],
    ],
    [
      'a note beside the words of the customer',
      [event('NoteAdded', { text: 'vip' }), said('hi')],
      [['s1-0', 'user', 'hi', null]],
    ],
    ['a hand-off that was returned', [event('HandoverReturned', { by: null })], []],
    [
      'a greeting to an empty first call',
      [event('SessionStarted', { agent }), replied('Hi!')],
      [['s1-1', 'agent', 'Hi!', null]],
    ],
  ])('%s', (_case, events, expected) => {
    expect(short(...events)).toEqual(expected);
  });

  it('tells what a message set', () => {
    const change = { playbook: 'sales', phase: 'greet' };
    expect(messagesOf(at(event('GuidanceSet', change), said('hi')))[0]?.stateAfter).toEqual(change);
  });

  it('has at most one message and one reply in any state, each with its own id', () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const ids = messagesOf(at(...history)).map(({ messageId }) => messageId);
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids.every((id) => id === 's1-0' || id === 's1-1')).toBe(true);
      }),
    );
  });
});

describe('conversationState', () => {
  it('is neutral at first, and then what was set last', () => {
    expect(conversationState(EMPTY_MEMORY)).toEqual(NO_GUIDANCE);
    const set = event('GuidanceSet', {
      playbook: 'sales',
      phase: 'greet',
      systemMessage: 'x',
      context: ['a'],
    });
    const moved = event('PhaseEntered', { playbook: 'sales', phase: 'close' });
    expect(conversationState(evolveAll(EMPTY_MEMORY, [set, moved]))).toEqual({
      playbook: 'sales',
      phase: 'close',
      systemMessage: 'x',
      context: ['a'],
    });
  });
});
