import { event } from '../event/event';
import { EMPTY_MEMORY, type Memory } from '../memory/memory';
import { decideInput, type InputEvent } from './decide-input';

const agent = { descriptorId: 'example-agent', version: 1 };
const silent = { greeting: null, playbooks: [] };
const greeting = { greeting: 'Welcome!', playbooks: [] };
const remembered = { ...EMPTY_MEMORY, agent };
const hello = event('MessageReceived', { role: 'user', content: { kind: 'text', text: 'hello' } });

describe('decideInput', () => {
  it('a first call starts the session', () => {
    expect(decideInput(null, { agent, definition: silent, events: [hello] })).toEqual([
      event('SessionStarted', { agent }),
      hello,
    ]);
  });

  it('the same agent going on is no news', () => {
    expect(decideInput(remembered, { agent, definition: silent, events: [hello] })).toEqual([hello]);
  });

  it.each([
    ['another agent', { descriptorId: 'other', version: 1 }],
    ['a new version of the agent', { ...agent, version: 2 }],
  ])('%s is a recorded fact, before what was said', (_case, next) => {
    expect(decideInput(remembered, { agent: next, definition: silent, events: [hello] })).toEqual([
      event('AgentBound', { agent: next }),
      hello,
    ]);
  });

  it('an agent with a greeting may be asked to begin', () => {
    expect(decideInput(null, { agent, definition: greeting, events: [] })).toEqual([
      event('SessionStarted', { agent }),
    ]);
  });

  it.each([
    ['to begin, without a greeting', null, silent],
    ['in a session, greeting or not', remembered, greeting],
  ])('nothing said is refused %s', (_case, memory, definition) => {
    expect(() => decideInput(memory, { agent, definition, events: [] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        fields: [expect.objectContaining({ pointer: '#/inputEvents' })],
      }) as Error,
    );
  });

  describe('of what leads the conversation', () => {
    const playbooks = [
      { name: 'sales', systemMessage: null, phases: [{ name: 'greet', instructions: '' }] },
      { name: 'returns', systemMessage: null, phases: [] },
    ];
    const definition = { greeting: null, playbooks };
    const decide = (events: InputEvent[], memory: Memory = remembered) =>
      decideInput(memory, { agent, definition, events });

    it('records the phase that a playbook begins with', () => {
      expect(decide([event('GuidanceSet', { playbook: 'sales' })])).toEqual([
        event('GuidanceSet', { playbook: 'sales', phase: 'greet' }),
      ]);
    });

    it('resolves each change on top of the one before it', () => {
      const changes = [event('GuidanceSet', { playbook: 'sales' }), event('GuidanceSet', { phase: 'greet' })];
      expect(decide(changes)).toHaveLength(2);
      expect(() => decide([...changes].reverse())).toThrow(
        expect.objectContaining({ code: 'INVALID_ARGUMENT' }) as Error,
      );
    });

    it('who the customer is, and the title, are no news twice', () => {
      const known = { ...remembered, customer: { visitorId: 'v1' }, title: 'Hello' };
      const told = [
        event('CustomerIdentified', { visitorId: 'v1', leadId: 'l1' }),
        event('CustomerIdentified', { leadId: 'l1' }),
        event('ConversationTitled', { title: 'Hello' }),
        event('ConversationTitled', { title: 'Sizes' }),
      ];
      expect(decide(told, known)).toEqual([
        event('CustomerIdentified', { leadId: 'l1' }),
        event('ConversationTitled', { title: 'Sizes' }),
      ]);
    });

    it('an equal message said again is said again', () => {
      expect(decide([hello, hello])).toEqual([hello, hello]);
    });

    it.each<InputEvent>([
      event('NoteAdded', { text: 'n' }),
      event('ReplyRequested', {}),
      event('TeamMemberWrote', { author: null, text: 't' }),
      event('HandoverAccepted', { by: 'ana' }),
      event('HandoverReturned', { by: 'ana' }),
    ])('$type is a fact as it came', (told) => {
      expect(decide([told])).toEqual([told]);
    });
  });
});
