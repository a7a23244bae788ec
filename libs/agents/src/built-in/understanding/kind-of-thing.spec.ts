import { readThing } from './kind-of-thing';
import { tokenise } from './token';

const read = (text: string) => readThing(tokenise(text), () => true);

describe('readThing', () => {
  it.each<[string, string[], string[]]>([
    ['I need a wireless mouse', ['wireless', 'mouse'], ['mouse']],
    ['show me some mice', ['mice'], ['mice']],
    ['do you have usb hubs?', ['usb', 'hubs'], ['hubs']],
    ['I am looking for a phone stand for my desk', ['phone', 'stand', 'desk'], ['stand']],
    ['a notebook with a big screen', ['notebook', 'big', 'screen'], ['notebook']],
    ['iphone 7', ['iphone', '7'], ['iphone']],
    ['headphones that cancel noise', ['headphones', 'cancel', 'noise'], ['headphones']],
    ['something for the kitchen', ['kitchen'], []],
    ['I want something quiet', ['quiet'], ['quiet']],
    ['could you please show me a t-shirt', ['t-shirt'], ['t-shirt']],
    ['my old keyboard broke so I want a new keyboard', ['keyboard'], ['keyboard']],
    ['a laptop with 16gb', ['laptop', '16', 'gb'], ['laptop']],
    ['a dress for my daughter', ['dress'], ['dress']],
    ['external hard drive', ['external', 'hard', 'drive'], ['drive']],
    ['keyboard, mouse', ['keyboard', 'mouse'], ['keyboard']],
    ['please', [], []],
    ['what do you have in stock', [], []],
  ])('%j has the words %j and the kind %j', (text, words, kind) => {
    expect(read(text)).toMatchObject({ words, kind });
  });

  it.each<[string, boolean]>([
    ['I need a mouse', true],
    ["I'm looking for a mouse", true],
    ['do you sell mice', true],
    ['mouse', false],
    ['my mouse broke', false],
  ])('%j asks for it: %p', (text, asked) => {
    expect(read(text).isAskedFor).toBe(asked);
  });
});
