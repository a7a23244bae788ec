import { event, type DomainEvent } from '@app/domain';
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
    expect(customerWords(input).messages).toEqual(messages);
  });

  it('knows that a picture came in which it cannot read', () => {
    const picture = event('MessageReceived', {
      role: 'user',
      content: { kind: 'audio', url: 'https://x.example/a.mp3' },
    });
    expect(customerWords([picture]).hasUnreadable).toBe(true);
    expect(customerWords([user('hi')]).hasUnreadable).toBe(false);
  });
});
