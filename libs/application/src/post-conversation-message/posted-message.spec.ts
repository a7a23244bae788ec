import { event, type InputEvent } from '@app/domain';
import { postedEvents, type PostedMessage } from './posted-message';

const silent = { content: null, generateReply: false, stateAfter: null };
const said = (role: 'user' | 'assistant', text: string) =>
  event('MessageReceived', { role, content: { kind: 'text', text } });
const note = (text: string) => event('NoteAdded', { text });
const asked = event('ReplyRequested', {});
const brief = { systemMessage: 'Be brief.' };
const guided = event('GuidanceSet', brief);

describe('postedEvents', () => {
  it.each<[string, Partial<PostedMessage>, InputEvent[]]>([
    ['the user', { role: 'user', content: 'hi' }, [said('user', 'hi')]],
    ['a turn', { role: 'user', content: 'hi', generateReply: true }, [said('user', 'hi'), asked]],
    ['the agent', { role: 'agent', content: 'hi' }, [said('assistant', 'hi')]],
    [
      'the agent goes on',
      { role: 'agent', content: 'a', generateReply: true },
      [said('assistant', 'a'), asked],
    ],
    ['a greeting', { role: 'control', generateReply: true }, [asked]],
    ['a note', { role: 'control', content: 'x' }, [note('x')]],
    ['a change', { role: 'control', stateAfter: brief }, [guided]],
    [
      'a change that clears',
      { role: 'control', stateAfter: { phase: null } },
      [event('GuidanceSet', { phase: null })],
    ],
    [
      'everything: the change first, the wish last',
      { role: 'control', content: 'x', generateReply: true, stateAfter: brief },
      [guided, note('x'), asked],
    ],
    ['a change of nothing', { role: 'user', content: 'hi', stateAfter: {} }, [said('user', 'hi')]],
  ])('%s', (_case, message, events) => {
    expect(postedEvents({ role: 'user', ...silent, ...message })).toEqual(events);
  });

  it.each<[string, Partial<PostedMessage>]>([
    ['#/content', { role: 'user', generateReply: true }],
    ['#/content', { role: 'user', stateAfter: brief }],
    ['#/content', { role: 'agent' }],
    ['#', { role: 'control' }],
    ['#', { role: 'control', stateAfter: {} }],
  ])('%#: refuses at %s', (pointer, message) => {
    expect(() => postedEvents({ role: 'user', ...silent, ...message })).toThrow(
      expect.objectContaining({
        code: 'INVALID_ARGUMENT',
        fields: [expect.objectContaining({ pointer })],
      }) as Error,
    );
  });
});
