import { EMPTY_MEMORY, event, evolveAll, type DomainEvent } from '@app/domain';
import { customerWords } from './customer-words';

const user = (text: string) => event('MessageReceived', { role: 'user', content: { kind: 'text', text } });
const button = event('OptionChosen', { control: 'button', optionId: 'b1', title: 'Pink dress' });

describe('customerWords', () => {
  it.each<[string, DomainEvent[], string[]]>([
    ['messages, oldest first', [user('hi'), user('a mouse')], ['hi', 'a mouse']],
    ['a button as what was said', [button], ['Pink dress']],
    [
      'nothing that the widget said itself',
      [event('MessageReceived', { role: 'assistant', content: { kind: 'text', text: 'Welcome!' } })],
      [],
    ],
    [
      'the caption of a picture',
      [
        event('MessageReceived', {
          role: 'user',
          content: { kind: 'image', url: 'https://x.example/a.png', caption: 'like this' },
        }),
      ],
      ['like this'],
    ],
    [
      'form fields that say what is wanted',
      [
        event('FormSubmitted', {
          fields: { size: '10', budget: 50, colour: 'pink', email: 'a@b.example', brand: null },
        }),
      ],
      ['size 10', 'budget 50', 'in pink'],
    ],
    ['nothing of white space', [user('  \n')], []],
  ])('reads %s', (_name, input, messages) => {
    expect(customerWords(input, EMPTY_MEMORY).messages).toEqual(messages);
  });

  const asked = event('ReplyRequested', {});
  const replied = event('MessageReplied', { text: 'Hello!' });
  const note = event('NoteAdded', { text: 'a regular' });
  it.each<[string, DomainEvent[], string[]]>([
    ['nothing that was answered', [user('hi'), replied], []],
    [
      'all that nobody has answered',
      [user('hi'), replied, user('a mouse'), note, user('under $20')],
      ['a mouse', 'under $20'],
    ],
  ])('when only a reply is asked for, reads %s', (_name, before, messages) => {
    const memory = evolveAll(EMPTY_MEMORY, before);
    expect(customerWords([asked], memory).messages).toEqual(messages);
    expect(customerWords([asked, user('a keyboard')], memory).messages).toEqual(['a keyboard']);
    expect(customerWords([note], memory).messages).toEqual([]);
  });

  it('knows that a picture came in which it cannot read', () => {
    const picture = event('MessageReceived', {
      role: 'user',
      content: { kind: 'audio', url: 'https://x.example/a.mp3' },
    });
    expect(customerWords([picture], EMPTY_MEMORY).hasUnreadable).toBe(true);
    expect(customerWords([user('hi')], EMPTY_MEMORY).hasUnreadable).toBe(false);
  });
});
