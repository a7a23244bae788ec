import { event } from '../event/event';
import { EMPTY_MEMORY } from '../memory/memory';
import { decideInput } from './decide-input';

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
});
