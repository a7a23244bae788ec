import { event } from '../event/event';
import { EMPTY_MEMORY } from '../memory/memory';
import { decideInput } from './decide-input';

const agent = { descriptorId: 'example-agent', version: 1 };
const remembered = { ...EMPTY_MEMORY, agent };
const hello = event('MessageReceived', { role: 'user', content: { kind: 'text', text: 'hello' } });

describe('decideInput', () => {
  it('a first call starts the session', () => {
    expect(decideInput(null, { agent, canGreet: false, events: [hello] })).toEqual([
      event('SessionStarted', { agent }),
      hello,
    ]);
  });

  it('the same agent going on is no news', () => {
    expect(decideInput(remembered, { agent, canGreet: false, events: [hello] })).toEqual([hello]);
  });

  it.each([
    ['another agent', { descriptorId: 'other', version: 1 }],
    ['a new version of the agent', { ...agent, version: 2 }],
  ])('%s is a recorded fact, before what was said', (_case, next) => {
    expect(decideInput(remembered, { agent: next, canGreet: false, events: [hello] })).toEqual([
      event('AgentBound', { agent: next }),
      hello,
    ]);
  });

  it('an agent with a greeting may be asked to begin', () => {
    expect(decideInput(null, { agent, canGreet: true, events: [] })).toEqual([
      event('SessionStarted', { agent }),
    ]);
  });

  it.each([
    ['to begin, without a greeting', null, false],
    ['in a session, greeting or not', remembered, true],
  ])('nothing said is refused %s', (_case, memory, canGreet) => {
    expect(() => decideInput(memory, { agent, canGreet, events: [] })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        fields: [expect.objectContaining({ pointer: '#/inputEvents' })],
      }) as Error,
    );
  });
});
