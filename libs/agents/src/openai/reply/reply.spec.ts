import fc from 'fast-check';
import { DeltaGate } from './delta-gate';
import { EchoFilter } from './echo-filter';
import { plainMessages } from './plain-reply';
import { withoutReasoning } from './reasoning';
import { wholeSentences } from './whole-sentences';

const WORDS = Array.from({ length: 40 }, (_, at) => `word${at}`);
const SECRET = 'sk-abcdef123456';
const echo = new EchoFilter(WORDS.join(' '), [SECRET]);

describe('EchoFilter', () => {
  it.each<[string, boolean]>([
    [WORDS.slice(3, 23).join(' '), true],
    [WORDS.slice(3, 23).join('\n- ').toUpperCase(), true],
    [WORDS.slice(3, 22).join(' '), false],
    [`my key is ${SECRET}`, true],
    [`my key is ${[...SECRET].join(' ')}`, true],
    ['We have a pink dress.', false],
  ])('%j: %s', (text, echoes) => expect(echo.echoes(text)).toBe(echoes));

  it('takes out the message that echoes, and all when an echo runs over several', () => {
    expect(echo.clean(['Hello!', WORDS.join(' '), 'Bye!'])).toEqual(['Hello!', 'Bye!']);
    expect(echo.clean([WORDS.slice(0, 10).join(' '), WORDS.slice(10, 25).join(' ')])).toEqual([]);
    expect(echo.clean(['Hello!'])).toEqual(['Hello!']);
  });
});

describe('DeltaGate', () => {
  const passed = (pieces: readonly string[]) => {
    const gate = new DeltaGate(echo, new Set(['https://shop.example/a']));
    return pieces.map((piece) => gate.pass(piece)).join('') + gate.end();
  };

  it('tells text as it comes', () =>
    expect(passed(['We have ', 'two dresses.'])).toBe('We have two dresses.'));
  it('tells no thinking aloud', () => {
    expect(passed(['<thi', 'nk>hm', 'm</think>', '\nHello', '!'])).toBe('Hello!');
  });
  it('never tells a secret, however it is cut', () => {
    const text = `It is ${SECRET} and more`;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const at = [0, ...cuts.sort((left, right) => left - right), text.length];
        const told = passed(at.slice(1).map((end, index) => text.slice(at[index], end)));
        expect('It is ').toContain(told);
      }),
    );
  });

  it('tells a text as its messages will have it, without foreign addresses, however it is cut', () => {
    const text =
      'See [this](https://evil.example/x) or https://evil.example/login, ![](https://evil.example/p) **now** at https://shop.example/a ok';
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (cuts) => {
        const at = [0, ...cuts.sort((left, right) => left - right), text.length];
        const told = passed(at.slice(1).map((end, index) => text.slice(at[index], end)));
        expect(told).toBe('See this or   now at https://shop.example/a ok');
      }),
    );
  });
});

describe('plainMessages', () => {
  const allowed = new Set(['https://shop.example/a']);
  it.each<[string, readonly string[]]>([
    ['One.\n\nTwo?\n \nThree', ['One.', 'Two?', 'Three']],
    ['See ![x](https://evil.example/?q=secret) this', ['See  this']],
    ['Go [here](https://evil.example/) now', ['Go here now']],
    ['Go [here](https://shop.example/a) now', ['Go here https://shop.example/a now']],
    ['https://shop.example/a. https://evil.example/x', ['https://shop.example/a.']],
    ['javascript:alert(1)', [')']],
    ['A **bold** word', ['A bold word']],
    ['<b>stays text</b>', ['<b>stays text</b>']],
  ])('%j', (text, messages) => expect(plainMessages(text, allowed)).toEqual(messages));

  it('makes six messages at most and loses no word', () => {
    const messages = plainMessages(WORDS.join('\n\n'), allowed);
    expect(messages).toHaveLength(6);
    expect(messages.join(' ').split(/\s+/)).toEqual(WORDS);
  });
});

it.each([
  ['One. Two! And thr', 'One. Two!'],
  ['No end here', ''],
  ['It costs $19.90 and', ''],
  ['你好。再', '你好。'],
  ['He said "yes." Then', 'He said "yes."'],
])('wholeSentences of %j', (text, whole) => expect(wholeSentences(text)).toBe(whole));

it.each([
  ['<think>a</think>b', 'b'],
  ['<think>never ends', ''],
  ['b <think>', 'b <think>'],
])('withoutReasoning of %j', (text, rest) => expect(withoutReasoning(text)).toBe(rest));
